/*
dataset: employment
description: >
  Codes, names and places that rows of a submission combine, each combination once, with the number of its claims: a few of
  millions, and checks judge each once.
description_zh: 各批次行中出现的区划代码、县名、务工地代码与务工区域组合，各一次，附条数；检查逐组合判断，不必逐行
*/
select submission_key, region_code, county_name, work_region_code, work_place, count(*) as claims
from landed.employment
group by all
