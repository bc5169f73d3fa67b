INSERT INTO blobs (sha256, size, packed, created) VALUES ('b1', 5, {bytes}, 1772352000000000);
INSERT INTO jobs (id, owner, kind, title, url, state, priority, request, request_sha256, blob, idem, attempts, result, created, started, ended)
VALUES ('job1', '', 'highlight', '夜航', '', 'done', 0, {request}, 'x', 'b1', 'k1', 1, 'job1', 1772352000000000, 1772352000000001, 1772352000000002);
INSERT INTO jobs (id, owner, kind, title, url, state, priority, request, request_sha256, created)
VALUES ('job2', '', 'read', '', 'https://qingyu.example/1', 'queued', 0, {request}, 'y', 1772352000000003);
INSERT INTO results (id, owner, kind, created, title, url, page, outlet, lang, status, text_sha256, request, blob, name, type, digest, digest_size)
VALUES ('job1', '', 'highlight', 1772352000000002, '夜航', '', '', '', 'zh', 'complete', 'h', {request}, 'b1', '', 'text/plain', {digest}, 7);
sqlite: INSERT INTO search (seq, result, folded) VALUES (7, 'job1', '跨海轮渡');
sqlite: INSERT INTO grams (rowid, g) VALUES (7, 'e6b5b7e8bdae e8b7a8e6b5b7 e8bdaee6b8a1');
postgres: INSERT INTO search (result, folded, grams) VALUES ('job1', '跨海轮渡', '{e6b5b7e8bdae,e8b7a8e6b5b7,e8bdaee6b8a1}');
INSERT INTO keys (id, hash, name, scopes, rate, created) VALUES ('key1', 'h', '编辑部', 'read', 60, 1772352000000000);
