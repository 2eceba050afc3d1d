/*
description: Places
description_zh: 表
grain: [place_code]
*/
select place_code, place_name, hectares from ref.place
