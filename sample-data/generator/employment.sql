-- The employment register of one province and period as submitted, including defects, ordered by county.
with county as (
    select *
    from gen.register
    where province_code = getvariable('province_code') and period = getvariable('period')::integer
    order by first_line
),

element as (
    select
        county.* exclude (first_line, end_line),
        unnest(range(county.first_line, county.end_line)) as line
    from county
),

-- Every 64th row is an additional row; its defect depends on its position in the file.
flawed as (
    select
        element.* exclude (first_row),
        element.line - element.line // 64 - element.first_row - case when defect.slot is null then 0 else 1 end
            as row_number_in_county,
        case
            when defect.defect = 'claimed_twice' and (element.line - element.first_row) // 64 >= element.claimed_rows_in_order
                then 'duplicate_row'
            else defect.defect
        end as defect,
        defect.region_code as wrong_region_code,
        defect.region_name as wrong_region_name
    from element
    left join (
        select *
        from gen.register_defect
        where province_code = getvariable('province_code') and period = getvariable('period')::integer
    ) as defect
        on case
            when element.line % 64 = 63
                then (((element.line + element.province_code::bigint * 7 + element.period * 13
                    + getvariable('seed')::bigint) * 2654435761) % 4294967296) >> 21
        end = defect.slot
),

-- Person of the row: of the county, of another province, or in no other row.
identity as (
    select
        *,
        case when defect = 'claimed_twice' then claimed_county_number else county_number end as id_county_number,
        case when defect = 'claimed_twice' then claimed_id_prefix else id_prefix end as id_county,
        case when defect = 'claimed_twice' then claimed_prefix_sum else prefix_sum end as id_county_sum,
        case
            when defect is null or defect in ('duplicate_row', 'duplicate_person')
                then people_left + (row_number_in_county + 1) * getvariable('persons_per_row')
            when defect = 'claimed_twice'
                then claimed_people_left + (row_number_in_county // 63 + 1) * getvariable('persons_per_row')
            else 7000000 + row_number_in_county
        end as person_number
    from flawed
),

-- Random numbers: one for the person, one for the person in this year.
drawn as (
    select
        *,
        mixed * (mixed % 65536 + 40503) >> 10 as person_draw,
        (md5_number_lower(
            draw_key || person_number::varchar || case when defect = 'duplicate_person' then '!' else '' end
        ) >> 1)::bigint as year_draw
    from (
        select
            *,
            (person_number * 9973 + id_county_number * 7919 + getvariable('seed')::bigint) % 2147483648 * 2654435761
            % 2147483648 as mixed
        from identity
    ) as mixed
),

placed as (
    select
        *,
        case
            when (year_draw & 1023) < out_of_province_share then 2
            when (year_draw & 1023) < out_of_province_share + 200 then 1
            else 0
        end * 16384 + ((year_draw >> 10) & 16383) as work_slot,
        person_number // 16071 * 2 + case when ((person_draw >> 21) & 127) < 73 then 1 else 2 end as id_sequence,
        (person_number * 6151 + id_county_number * 131) % 16071 as birth_day_number,
        case when ((year_draw >> 40) & 1023) < 16 then (year_draw >> 50) & 15 end as oddity
    from drawn
),

-- Kind of work (high bits: place of work, then job) and destination (low 7 bits), so that one draw finds both.
work as (
    select
        ((case job.work_place when 'in_county' then 0 when 'in_province' then 1 else 2 end * 128 + job.slot) * 128
        + destination.slot)::bigint as slot,
        job.work_place,
        job.industry_code,
        job.job_channel,
        job.wage_from,
        job.wage_range,
        case job.work_place
            when 'in_province' then destination.in_province_code
            when 'out_of_province' then destination.out_of_province_code
        end as work_region_code
    from gen.job as job
    cross join gen.destination as destination
    where
        destination.province_code = getvariable('province_code')
        and destination.period = getvariable('period')::integer
),

joined as (
    select
        placed.*,
        work.work_place,
        work.industry_code,
        work.job_channel,
        (work.wage_from + ((placed.year_draw >> 25) & 255) * work.wage_range // 255) // 10 * 10 as wage,
        coalesce(work.work_region_code, placed.region_code) as work_region_code,
        birth_day.birth_date,
        lpad(placed.id_sequence::varchar, 3, '0') as sequence_text,
        (
            placed.id_county_sum + birth_day.digit_sum + placed.id_sequence // 100 * 8
            + placed.id_sequence // 10 % 10 * 4 + placed.id_sequence % 10 * 2
        ) % 11 as check_number
    from placed
    inner join gen.birth_day as birth_day on placed.birth_day_number = birth_day.day_number
    inner join work on placed.work_slot = work.slot
),

written as (
    select
        line,
        case
            when defect = 'id_missing' then ''
            when defect = 'id_too_short' then id_county || birth_date || sequence_text
            else
                id_county || birth_date || sequence_text
                || case
                    when defect = 'check_digit' then '10X98765432'[((check_number + 4) % 11 + 1)::bigint]
                    when oddity = 15 then lower('10X98765432'[(check_number + 1)::bigint]) || ' '
                    else '10X98765432'[(check_number + 1)::bigint]
                end
        end as id_number,
        case
            when wrong_region_code is not null then wrong_region_code
            when oddity in (6, 7) then region_code || '.0'
            when oddity in (8, 9) then region_code || '000000'
            when oddity = 14 then coalesce(neighbour_code, region_code)
            else region_code
        end as region_code,
        case
            when wrong_region_code is not null then wrong_region_name
            when oddity = 10 then former_name
            when oddity = 11 then other_name
            when oddity = 14 then coalesce(neighbour_name, county_name)
            else county_name
        end as county_name,
        work_region_code,
        work_place,
        industry_code,
        case when defect = 'unlisted_value' then '其他渠道' else job_channel end as job_channel,
        case
            when oddity = 12 then '—'
            when (person_draw >> 24) & 127 < 6 then 'none'
            when (person_draw >> 24) & 127 < 50 then 'primary'
            when (person_draw >> 24) & 127 < 105 then 'junior_secondary'
            when (person_draw >> 24) & 127 < 121 then 'senior_secondary'
            else 'tertiary'
        end as education,
        case when (year_draw >> 37) & 7 < 2 then 'true' else 'false' end as is_trained,
        case when (person_draw >> 14) & 127 < 13 then 'true' else 'false' end as is_relocated,
        case
            when defect = 'months_missing' then ''
            when defect = 'months_above_year' then '13'
            when oddity = 13 then translate((3 + (year_draw >> 54) % 10)::varchar, '0123456789', '０１２３４５６７８９')
            when job_channel = 'public_post' then '12'
            else (3 + (year_draw >> 54) % 10)::varchar
        end as months_worked,
        case
            when defect = 'wage_in_wan' then (wage / 10000.0)::decimal(18, 2)::varchar
            when defect = 'text_for_number' then '约' || wage::varchar
            when oddity < 3 then translate(wage::varchar, '0123456789', '０１２３４５６７８９')
            when oddity < 6 then format('{:,.2f}', wage::double)
            else wage::varchar
        end as monthly_wage_yuan
    from joined
)

select * exclude (line)
from (
    select * from written
    union all by name
    -- Some spreadsheets end with a totals row.
    select
        9223372036854775807 as line,
        '合计' as id_number
    from gen.county_defect
    where
        dataset = 'employment'
        and defect = 'total_row'
        and province_code = getvariable('province_code')
        and period = getvariable('period')::integer
        and attempt = getvariable('attempt')::integer
) as sent
order by line;
