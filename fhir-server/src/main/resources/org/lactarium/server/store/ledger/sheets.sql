-- One row for each container of the bank (org.lactarium.server.balance.Sheet). Every part is read once and joined by
-- hash, so the time grows with the bank and not with its square.
with recursive
-- what was poured away of a batch was filled into no bottle: the pool gave it
lost as (
    select coalesce(way.parent, part.unit) as unit, sum(part.volume) as volume,
           array_agg(part.cause order by part.id) as causes,
           array_agg(part.volume::float8 order by part.id) as volumes,
           array_agg(part.at order by part.id) as times
      from lactarium.milk_discard part
      left join lactarium.milk_unit batch on batch.id = part.unit and batch.type = 'batch'
      left join lactarium.milk_parent way on way.unit = batch.id and way.place = 0
     where part.volume is not null
     group by 1
),
sampled as (
    select unit, sum(volume) as volume from lactarium.milk_sample group by unit
),
sent as (
    select distinct on (unit) unit, volume, at
      from lactarium.milk_dispense
     where status in ('completed', 'in-progress')
     order by unit, written desc, id
),
fed as (
    select unit, sum(volume) as volume from lactarium.milk_feed group by unit
),
-- what pools gave to batches and bottles to feeds; a batch itself has no account, nor does it matter what a bag gave
given as (
    select way.parent as unit,
           sum(child.volume) filter (where child.status <> 'entered-in-error') as volume,
           sum(sampled.volume) as samples
      from lactarium.milk_unit child
      join lactarium.milk_parent way on way.unit = child.id
      left join sampled on sampled.unit = child.id
     where child.type in ('batch', 'aliquot')
     group by way.parent
),
poured as (
    select pool.id as unit,
           sum(bag.volume - coalesce(sampled.volume, 0) - coalesce(lost.volume, 0)) as volume
      from lactarium.milk_unit pool
      join lactarium.milk_parent way on way.unit = pool.id
      join lactarium.milk_unit bag on bag.id = way.parent
      left join sampled on sampled.unit = bag.id
      left join lost on lost.unit = bag.id
     where pool.type = 'pool'
     group by pool.id
),
why as (
    select distinct on (unit) unit, cause from lactarium.milk_discard where volume is null order by unit, at, id
),
-- from what was thrown away up to the first that says why
up (unit, reached, depth) as (
    select id, id, 0 from lactarium.milk_unit where status = 'discarded'
    union all
    select up.unit, way.parent, up.depth + 1
      from up
      join lactarium.milk_parent way on way.unit = up.reached and way.place = 0
     where up.depth < 8
       and not exists (select from lactarium.milk_discard whole
                        where whole.unit = up.reached and whole.volume is null)
),
gone as (
    select up.unit, why.cause from up join why on why.unit = up.reached
)
select unit.id, unit.type, unit.status, unit.volume,
       poured.volume as poured,
       given.volume as children,
       coalesce(sampled.volume, 0) + case when unit.type = 'pool' then coalesce(given.samples, 0) else 0 end as samples,
       case when own.unit is null then bottle.volume else own.volume end as delivered,
       case when own.unit is null then bottle.at else own.at end as delivered_at,
       fed.volume as fed,
       coalesce(gone.cause, 'other') as gone,
       lost.causes as part_causes, lost.volumes as part_volumes, lost.times as part_times
  from lactarium.milk_unit unit
  left join lactarium.milk_parent first on first.unit = unit.id and first.place = 0
  left join lactarium.milk_unit source on source.id = first.parent
  left join poured on poured.unit = unit.id
  left join given on given.unit = unit.id
  left join sampled on sampled.unit = unit.id
  left join sent own on own.unit = unit.id
  left join sent bottle on bottle.unit = first.parent and unit.type = 'aliquot'
  left join fed on fed.unit = unit.id
  left join gone on gone.unit = unit.id
  left join lost on lost.unit = unit.id
 where unit.type <> 'batch'
   and unit.status <> 'entered-in-error'
