-- Times are milliseconds since 1970 in UTC. Ids of cases are hashes (CaseKey.Id).
CREATE TABLE cases (
  id TEXT NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  record TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- What an activity was answered with, so that a repeat gets the same answer and no second turn.
CREATE TABLE seen (
  case_id TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  replies TEXT,
  invoke_status INTEGER,
  invoke_body TEXT,
  PRIMARY KEY (case_id, activity_id)
) WITHOUT ROWID;
CREATE INDEX seen_at ON seen (at);

-- Replies that a connector channel has not accepted yet.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation TEXT NOT NULL,
  case_id TEXT NOT NULL,
  tries INTEGER NOT NULL,
  due_at BIGINT NOT NULL,
  call INTEGER NOT NULL,
  activity TEXT NOT NULL
);
CREATE INDEX outbox_order ON outbox (conversation, id);
CREATE INDEX outbox_case ON outbox (case_id);

CREATE TABLE dead_letters (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  activity TEXT NOT NULL,
  error TEXT NOT NULL
);
CREATE INDEX dead_letters_case ON dead_letters (case_id);
CREATE INDEX dead_letters_at ON dead_letters (at);

-- The Direct Line channel: conversations, what each has shown, and the keys that sign its tokens.
CREATE TABLE dl_conversations (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL,
  greeted INTEGER NOT NULL,
  last_seq BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE dl_entries (
  conversation_id TEXT NOT NULL,
  seq BIGINT NOT NULL,
  activity_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  activity TEXT NOT NULL,
  PRIMARY KEY (conversation_id, seq)
) WITHOUT ROWID;

CREATE TABLE dl_keys (
  id TEXT NOT NULL PRIMARY KEY,
  secret BLOB NOT NULL,
  created BIGINT NOT NULL
);
