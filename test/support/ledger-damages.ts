const JOB = '(select min(id) from jobs)'
const ITEM = '(select min(id) from job_items)'
const ONE_FAILED = `(select min(id) from job_items where status = 'FAILED')`
const RESERVATION = '(select min(id) from reservations)'
const reserved = `(select min(id) from credit_ledger where kind = 'RESERVE')`
/** The value that is in dispute. */
const DISPUTED = `(select id from publish_ops where state = 'CONFLICT')`
/** The last item as one that took over the first, but for a change. */
const takeOver = (change: string): string =>
  `update job_items set (status, credit, reservation_id, product_key, attribute, proposal, reused_from, job_id) =
    (select 'DONE', 'FREE', null, product_key, attribute, proposal, id, job_id from job_items where id = ${ITEM})
   where id = (select max(id) from job_items);
   update job_items set boot_id = null${change} where id = (select max(id) from job_items)`
/** A group of near texts that nothing is in. */
const group = (store: string, products = 0): string =>
  `insert into near_groups (id, instance_id, products, sketch) values (9, '${store}', ${products}, x'')`
const COUNTS = [
  'pending',
  'running',
  'done',
  'failed',
  'cancelled',
  'skipped',
  'approved',
  'rejected',
  'edited',
  'reused'
]
const ledger = (values: string): string =>
  `insert into credit_ledger (instance_id, period, kind, job_id, amount, used_after, note, at) values (${values})`

/** For each rule the damages that a bug could do where the database's own checks would not stop it, and what is said of them. */
export const DAMAGES: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  'the used credits of the running month are what the ledger says': [
    [
      `update app_instances set credits_used_month = credits_used_month + 1 where instance_id = 'a'`,
      /^app_instances a: credits_used_month is 15 instead of 14$/
    ],
    [ledger(`'a', '2026-11', 'ADJUSTMENT', null, -3, 14, 'Sorry', 1`), /is 14 instead of 11/]
  ],
  'the balance is that of the last ledger entry': [
    [
      `update credit_ledger set used_after = used_after + 1 where id = (select max(id) from credit_ledger where instance_id = 'a')`,
      /^app_instances a: credits_used_month is 14 instead of 15$/
    ],
    [`update app_instances set period = '2026-12'`, /period is 2026-12 instead of 2026-11/]
  ],
  'each ledger entry follows from the one before it': [
    [`update credit_ledger set used_after = used_after + 1 where id = ${reserved}`, /: used_after is 9 instead of 8$/],
    [`update credit_ledger set amount = 9 where id = ${reserved}`, /: used_after is 8 instead of 9$/],
    [ledger(`'a', '2026-12', 'ROLLOVER', null, 5, 0, 'x', 1`), /: amount is 5 instead of 14$/],
    [ledger(`'a', '2026-10', 'ROLLOVER', null, 14, 0, 'x', 1`), /: period is 2026-10 instead of later than 2026-11$/],
    [ledger(`'a', '2026-12', 'RESERVE', ${JOB}, 1, 15, null, 1`), /: kind is RESERVE instead of ROLLOVER$/],
    [ledger(`'a', '2026-10', 'RELEASE', ${JOB}, 1, 13, null, 1`), /: used_after is 13 instead of 14$/],
    [ledger(`'a', '2026-10', 'ADJUSTMENT', null, 1, 15, 'x', 1`), /: period is 2026-10 instead of 2026-11$/]
  ],
  'a ledger entry is of a job where it is about one, and says why where it is not': [
    [`update credit_ledger set job_id = null where id = ${reserved}`, /: job_id is none instead of a job$/],
    [
      `update credit_ledger set job_id = ${JOB} where kind = 'ALLOWANCE'`,
      /^credit_ledger 1: job_id is 1 instead of none$/
    ],
    [
      `update credit_ledger set instance_id = 'b' where id = ${reserved}`,
      /^credit_ledger 2: instance_id is b instead of a$/
    ],
    [
      ledger(`'a', '2026-11', 'ADJUSTMENT', null, -1, 13, ' ', 1`),
      /: note is   instead of the reason of the adjustment$/
    ]
  ],
  'nobody spent more than they had': [
    [
      `update credit_ledger set used_after = 101 where id = ${reserved}`,
      /^credit_ledger 2: used_after is 101 instead of at most the allowance of 100$/
    ],
    [ledger(`'a', '2026-11', 'ADJUSTMENT', null, 90, 104, 'x', 1`), /: used_after is 104 instead of at most/]
  ],
  'what is held is in use': [
    [
      `update app_instances set credits_used_month = 11 where instance_id = 'a'`,
      /^app_instances a: credits_used_month is 11 instead of at least the held 12$/
    ]
  ],
  'a reservation counts its items: captured, released and held': [
    [
      `update reservations set captured = captured + 1 where id = ${RESERVATION}`,
      /^reservations 1: captured is 3 instead of 2$/
    ],
    [`update reservations set granted = granted + 1 where id = ${RESERVATION}`, /: held is 5 instead of 4$/],
    [
      `update reservations set released = 1, granted = 7 where id = ${RESERVATION}`,
      /: released is 1 instead of at least 2$/
    ]
  ],
  "a reservation is of its job's store and grants no more than the job's items": [
    [`update reservations set instance_id = 'b' where id = ${RESERVATION}`, /instance_id is b instead of a$/],
    [`update reservations set granted = 9 where id = ${RESERVATION}`, /granted is 9 instead of at most 8$/]
  ],
  'a job sums its reservations': [
    [`update jobs set captured = captured + 1 where id = ${JOB}`, /^jobs 1: captured is 3 instead of 2$/],
    [`update jobs set released = 0 where id = ${JOB}`, /^jobs 1: released is 0 instead of 2$/]
  ],
  'a job was charged for each of its items, and delivered none beyond that': [
    [
      `update reservations set granted = 7 where id = ${RESERVATION}`,
      /^jobs 1: credits reserved at its start is 7 instead of 8$/
    ],
    [`update jobs set captured = 9 where id = ${JOB}`, /: captured is 9 instead of at most 8$/]
  ],
  'the ledger sums to the reservations of each job and month': [
    [
      `delete from credit_ledger where kind = 'CAPTURE' and job_id = ${JOB}`,
      /^credit_ledger of job 1 in 2026-11: sum of CAPTURE is 0 instead of 2$/
    ],
    [`update credit_ledger set amount = 9 where id = ${reserved}`, /sum of RESERVE is 9 instead of 8$/],
    [
      `update reservations set period = '2026-10' where id = ${RESERVATION}`,
      /of job 1 in 2026-10: sum of RESERVE is 0 instead of 8$/
    ]
  ],
  "a job's counts are its items'": COUNTS.map(
    (name) =>
      [
        `update jobs set ${name} = ${name} + 1 where id = ${JOB}`,
        new RegExp(`^jobs 1: ${name} is \\d instead of \\d$`)
      ] as const
  ),
  'a job has one item per product and attribute': [
    [`delete from job_items where id = (select max(id) from job_items)`, /^jobs 6: items is 1 instead of 2$/],
    [`update jobs set attributes = '["title"]' where id = ${JOB}`, /attribute_count is 2 instead of 1$/],
    [`update jobs set product_count = 5 where id = ${JOB}`, /total_items is 8 instead of 10$/]
  ],
  'an item asks for an attribute of its job': [
    [
      `update job_items set attribute = 'ribbon' where id = ${ITEM}`,
      /^job_items 1: attribute is ribbon instead of one of \["title","description"\]$/
    ]
  ],
  'an item is of its store and of its own reservation': [
    [
      `update job_items set product_key = (select max(key) from products) where id = ${ITEM}`,
      /^job_items 1: its product's instance_id is c instead of a$/
    ],
    [
      `update job_items set reservation_id = (select max(id) from reservations) where id = ${ITEM}`,
      /^job_items 1: its reservation's job_id is 6 instead of 1$/
    ]
  ],
  "an item's credit stands as its status says": [
    [
      `update job_items set credit = 'RELEASED' where id = ${ITEM}`,
      /^job_items 1: credit is RELEASED instead of CAPTURED$/
    ],
    [
      `update job_items set credit = 'FREE', reservation_id = null, status = 'PENDING' where id = ${ITEM}`,
      /^job_items 1: status is PENDING instead of DONE$/
    ]
  ],
  'an item is delivered with a proposal, and only a delivered one is reviewed': [
    [`update job_items set proposal = null where id = ${ITEM}`, /^job_items 1: proposal is none instead of there$/],
    [`update job_items set proposal = 'x' where status = 'FAILED'`, /proposal is there instead of none$/],
    [`update job_items set review = 'APPROVED' where status = 'FAILED'`, /review is APPROVED instead of OPEN$/],
    [`update job_items set edit = 'x' where status = 'PENDING'`, /edit is there instead of none$/]
  ],
  'an item that runs or was paid for was claimed, at least as often as it was tried': [
    [`update job_items set boot_id = null where status = 'RUNNING'`, /boot_id is none instead of there$/],
    [`update job_items set claim = 0 where status = 'RUNNING'`, /claim is 0 instead of at least 1$/],
    [`update job_items set attempts = 3 where id = ${ITEM}`, /^job_items 1: attempts is 3 instead of at most 1$/]
  ],
  'what runs was claimed by one start of the app': [
    [
      `update job_items set boot_id = 'other' where id = (select max(id) from job_items where status = 'RUNNING')`,
      /^job_items \d+: boot_id is other instead of boot$/
    ]
  ],
  'a free item took over a delivered one of the same store, product and attribute': [
    [
      `update job_items set credit = 'FREE' where id = ${ITEM}`,
      /^job_items 1: reused_from is none instead of an item$/
    ],
    [`${takeOver('')}; ${takeOver(`, credit = 'CAPTURED'`)}`, /: reused_from is 1 instead of none$/],
    [
      `${takeOver('')}; update job_items set status = 'FAILED' where id = ${ITEM}`,
      /status of what it took over is FAILED instead of DONE$/
    ],
    [takeOver(`, product_key = 2`), /product_key is 2 instead of 1$/],
    [takeOver(`, attribute = 'ribbon'`), /attribute is ribbon instead of title$/],
    [takeOver(`, proposal = 'x'`), /proposal is another one instead of that of item 1$/],
    [takeOver(`, job_id = (select max(id) from jobs)`), /instance_id is c instead of a$/]
  ],
  'a text that was written anew is that of an item that was delivered and paid for it': [
    [
      `update job_items set proposal_from = ${ONE_FAILED} where id = ${ITEM}`,
      /^job_items 1: what it was delivered as is FAILED RELEASED instead of DONE CAPTURED$/
    ],
    [
      `update job_items set proposal_from = 2 where id = ${ITEM}`,
      /what that was written for is nothing instead of a-1 0$/
    ],
    [
      `update jobs set regenerates_uid = 'a-1', regenerates_position = 0 where id = ${JOB};
       update job_items set proposal_from = 2, proposal = 'Else' where id = ${ITEM}`,
      /^job_items 1: proposal is another one instead of that of item 2$/
    ]
  ],
  'a delivered item has facts of the text that it shows, and no other item has any': [
    [`update job_items set risk = null where id = ${ITEM}`, /^job_items 1: facts is none instead of there$/],
    [`update job_items set shown_length = 1 where status = 'FAILED'`, /: facts is there instead of none$/],
    [`update job_items set edit = '' where id = ${ITEM}`, /^job_items 1: shown_length is 7 instead of 0$/]
  ],
  'a job that is over has nothing left to do, and one that runs has': [
    [
      `update jobs set status = 'COMPLETED', finished_at = 1 where id = ${JOB}`,
      /^jobs 1: open items is 4 instead of 0$/
    ],
    [`update jobs set pending = 0, running = 0 where id = ${JOB}`, /^jobs 1: open items is 0 instead of at least 1$/],
    [`update jobs set finished_at = 1 where id = ${JOB}`, /finished_at is there instead of none$/],
    [`update jobs set paused_by = null where status = 'PAUSED'`, /paused_by is none instead of a reason$/]
  ],
  'outbox numbers have no gaps': [
    [
      `update outbox set seq = seq + 1 where seq = (select max(seq) from outbox)`,
      /^outbox of epoch epoch-1: last seq is 7 instead of 6$/
    ],
    [`delete from outbox where seq = 1`, /first seq is 2 instead of 1$/]
  ],
  'the next event gets the next number': [
    [`update meta set value = '2' where key = 'next_seq'`, /^meta next_seq: value is 2 instead of 7$/],
    [`delete from meta where key = 'next_seq'`, /value is none instead of 7$/]
  ],
  'what a row refers to is there': [
    [
      `delete from products where key = 1`,
      /^(job_items|publish_ops) \d+: reference is a row that is gone instead of a row of products$/
    ]
  ],
  'a group of near texts counts the products that show one of them': [
    [group('a', 5), /^near_groups 9: products is 5 instead of 0$/]
  ],
  'a text is in a group of its own store, and marked where another product is in it': [
    [
      `${group('a')}; update job_items set near_group = 9 where status = 'FAILED'`,
      /near_group is there instead of none$/
    ],
    [`update job_items set near_group = 8 where id = ${ITEM}`, /near_group is a group instead of none that is gone$/],
    [
      `${group('b')}; update job_items set near_group = 9 where id = ${ITEM}`,
      /^job_items 1: store of its group is b instead of a$/
    ],
    [
      `${group('a')}; update job_items set near_group = 9, product_key = id where status = 'DONE' and job_id = ${JOB}`,
      /^job_items 1: near_shared is 0 instead of 1$/
    ]
  ],
  "a publish's counts are those of its values": [
    ...['total', 'planned', 'published', 'failed'].map(
      (name) =>
        [
          `update publishes set ${name} = ${name} + 1 where id = 1`,
          new RegExp(`^publishes 1: ${name} is \\d+ instead of \\d+$`)
        ] as const
    ),
    [`update publish_ops set state = 'SKIPPED' where id = ${DISPUTED}`, /skipped is 0 instead of 1$/]
  ],
  'a publish knows how many of its values were taken back': [
    ['update publishes set undone = undone + 1 where id = 1', /^publishes 1: undone is \d+ instead of \d+$/]
  ],
  'a publish that is over has nothing left to send': [
    [`update publishes set planned = 1 where id = 1`, /^publishes 1: values on their way is 1 instead of 0$/],
    [`update publishes set finished_at = null where id = 1`, /finished_at is none instead of there$/]
  ],
  'one value of a field is on its way or in dispute at a time': [
    [
      `update publish_ops set state = 'UNKNOWN', published_at = null, attribute = (select attribute from publish_ops where id = ${DISPUTED})
      where id = 1`,
      /^publish_ops \d+: open values of its field is 2 instead of 1$/
    ]
  ],
  'a value is of its item, its run and its store': [
    [`update publish_ops set attribute = 'ribbon' where id = 1`, /^publish_ops 1: attribute is ribbon instead of \w+$/],
    [`update publish_ops set product_key = 2 where id = 1`, /product_key is 2 instead of 1$/],
    [`update publish_ops set instance_id = 'b' where id = 1`, /instance_id is b instead of a$/],
    [`update publish_ops set undoes = ${DISPUTED} where id = 2`, /undoes is a value that was never published/],
    [`update publish_ops set base = 'Else' where id = 2`, /^publish_ops 2: base is another text/]
  ],
  'an item stands where its newest value says': [
    [
      `update job_items set publish = 'SENDING' where id = ${ITEM}`,
      /^job_items \d+: publish is SENDING instead of REVERTED$/
    ],
    [`update job_items set published = 'Else' where id = ${ITEM}`, /published is Else instead of what the store holds$/]
  ],
  'nothing was sent that had not been approved, and what was sent is on record': [
    [
      `update publish_ops set approved_at = null where id = 1`,
      /^publish_ops 1: approved_at is none instead of a time$/
    ],
    [`update publish_ops set write_op = null where id = 1`, /write_op is none instead of the write that sent it$/],
    [`update publish_ops set boot_id = 'x' where id = 1`, /boot_id is there instead of none$/]
  ],
  'a published value is undone once': [
    [
      `insert into publish_ops select 99, publish_id, instance_id, kind, item_id, product_key, attribute, state, undoes, root, rest, outcome, base,
        value, before, before_basis, stored, stored_basis, live, revision, write_op, boot_id, attempts, next_at, error_code, error_message,
        approved_at, approved_by, created_at, updated_at, published_at, edited, model from publish_ops where id = 2`,
      /^publish_ops 1: undos is 2 instead of 1$/
    ]
  ],
  'a lease was granted at least what is held, used and returned of it': [
    [
      `update reservations set granted = 11 where lease_epoch is not null`,
      /^leases c in 2026-11 of epoch epoch-1: held and used is 11 instead of at most 10$/
    ],
    [`update leases set returned = 9`, /held and used is 2 instead of at most 1$/]
  ],
  'what is held under a lease has its lease': [
    [`delete from leases`, /^reservations \d+: lease is none instead of that of 2026-11$/]
  ],
  'the balance of a linked store is what its lease allows': [
    [
      `update app_instances set credits_total = 11 where instance_id = 'c'`,
      /^sync_links c: credits_total is 11 instead of 10$/
    ],
    [`update leases set granted = 12`, /credits_total is 10 instead of 12$/],
    [`update meta set value = 'another life' where key = 'epoch'`, /credits_total is 10 instead of 2$/]
  ],
  "the numbers of a link's events have no gaps, and the next one follows": [
    [`update sync_links set next_seq = 9`, /^sync_links c: last number is 4 instead of 8$/],
    [`delete from outbox where link_seq = 2`, /events is 3 instead of 4$/],
    [`update sync_links set acked_seq = 5`, /acked_seq is 5 instead of at most 4$/]
  ],
  'what the backend has not acknowledged is still in the outbox': [
    [`delete from outbox where link_seq = 3`, /^sync_links c: events to send is 2 instead of 3$/],
    [`update outbox set acked_at = iif(link_seq = 4, 1, null)`, /first to send is 1 instead of 2$/]
  ],
  "an item of another device's job costs this one nothing": [
    [
      `update job_items set credit = 'RELEASED' where credit = 'ELSEWHERE'`,
      /^job_items \d+: credit is RELEASED instead of ELSEWHERE$/
    ],
    [
      `update job_items set credit = 'ELSEWHERE' where id = ${ONE_FAILED}`,
      /credit is ELSEWHERE instead of one of its own$/
    ]
  ],
  "another device's job holds no credits here": [
    [`update jobs set device_id = 'x', device_name = 'x' where id = ${JOB}`, /^jobs 1: reserved is 8 instead of 0$/]
  ]
}
