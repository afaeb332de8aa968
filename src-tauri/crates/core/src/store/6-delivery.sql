-- What became of our report, and what the CRM said of the caller, were one field of a record; now they are two.
UPDATE calls SET record = json_remove(
    json_set(
        record,
        '$.delivery', json(iif(
            record ->> '$.post.state' = 'done',
            json_object('state', 'accepted', 'uid', json(record -> '$.post.uid')),
            record -> '$.post'
        )),
        '$.answer', json(record -> '$.post.answer')
    ),
    '$.post'
)
WHERE CASE WHEN json_valid(record) THEN record -> '$.post' IS NOT NULL ELSE FALSE END;
