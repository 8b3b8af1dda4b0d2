-- For queues that are held: a connector's messages stand together, so that leaving it out does not read them.
CREATE INDEX message_lane ON message (state, connector, priority, next_attempt_at, id) WHERE state = 'queued';

-- Whether the id is none that says, give or take 10 seconds, when the message was accepted; 1 for all of earlier versions.
ALTER TABLE message ADD COLUMN stray INTEGER NOT NULL DEFAULT 1;
CREATE INDEX message_stray ON message (stray, id) WHERE stray = 1;
-- Lists are in the order of ids: it is of no use to them.
DROP INDEX message_by_time;
