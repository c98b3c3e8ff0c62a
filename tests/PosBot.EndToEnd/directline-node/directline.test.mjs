// Direct Line 3.0 as botframework-directlinejs speaks it, against a running server. Asserts on activities, never on wording.
import { test } from "node:test";
import assert from "node:assert/strict";
import { ConnectionStatus, Page, call, newToken, sockets } from "./client.mjs";

const ids = activities => activities.map(activity => activity.id);

async function withPage(options, use) {
  const page = await Page.open(options);
  try {
    await use(page);
  } finally {
    page.close();
  }
}

for (const [way, options] of [["socket", {}], ["polling", { webSocket: false }]]) {
  test(`${way}: an exchange has the echo with the answered id first, then a reply that names it`, () =>
    withPage(options, async page => {
      const id = await page.exchange("刷了三天了2800还没到", "e2e-1");
      const echo = page.messages.find(activity => activity.id === id);
      assert.equal(echo.channelData.clientActivityID, "e2e-1");
      assert.equal(echo.from.role, "user");
      assert.match(echo.from.id, /^dl_/);
      const reply = page.repliesTo(id)[0];
      assert.equal(reply.from.role, "bot");
      assert.ok(page.messages.indexOf(echo) < page.messages.indexOf(reply));
      assert.ok(Date.parse(echo.timestamp) <= Date.parse(reply.timestamp));
    }));

  test(`${way}: several exchanges arrive once each and in order`, () =>
    withPage(options, async page => {
      const sent = [];
      for (const text of ["一", "二", "三"]) sent.push(await page.exchange(text));
      assert.deepEqual(ids(page.messages.filter(activity => activity.from.role === "user")), sent);
      const shown = ids(page.messages);
      assert.equal(new Set(shown).size, shown.length);
    }));

  test(`${way}: a reload without a watermark shows the same conversation again`, () =>
    withPage(options, async page => {
      await page.exchange("hello");
      const before = ids(page.messages);
      const reloaded = new Page({ ...options, ...page.credentials });
      try {
        await reloaded.until(() => reloaded.messages.length >= before.length, "the history");
        assert.deepEqual(ids(reloaded.messages), before);
        await reloaded.exchange("again");
      } finally {
        reloaded.close();
      }
    }));

  test(`${way}: a reload with a watermark shows only what is new`, () =>
    withPage(options, async page => {
      await page.exchange("hello");
      const before = new Set(ids(page.messages));
      const reloaded = new Page({ ...options, ...page.credentials, watermark: page.client.watermark });
      try {
        await reloaded.exchange("new");
        assert.ok(ids(reloaded.messages).every(id => !before.has(id)));
      } finally {
        reloaded.close();
      }
    }));

  test(`${way}: the same clientActivityID twice is one message with one id`, () =>
    withPage(options, async page => {
      const first = await page.exchange("hello", "twice");
      const replies = page.repliesTo(first).length;
      assert.equal(await page.say("hello", "twice"), first);
      await page.exchange("after", "later");
      assert.equal(page.messages.filter(activity => activity.id === first).length, 1);
      assert.equal(page.repliesTo(first).length, replies);
    }));
}

test("what was posted before the socket opened is replayed on it", async () => {
  const { token } = await newToken();
  const started = await call("POST", "/conversations", { token, body: { user: {} } });
  assert.equal(started.status, 201);
  const { conversationId } = started.json;
  const posted = await call("POST", `/conversations/${conversationId}/activities`, { token, body: { type: "message", text: "early", from: { id: "x" } } });
  assert.equal(posted.status, 200);
  const page = new Page(started.json);
  try {
    await page.until(() => page.repliesTo(posted.json.id).length > 0, "the early reply");
  } finally {
    page.close();
  }
});

test("a second start of the same conversation adds nothing to it", () =>
  withPage({}, async page => {
    await page.exchange("hello");
    await call("POST", "/conversations", { token: page.client.token, body: { user: {} } });
    const log = await call("GET", `/conversations/${page.client.conversationId}/activities?watermark=`, { token: page.client.token });
    assert.deepEqual(ids(log.json.activities.filter(activity => activity.type === "message")), ids(page.messages));
  }));

test("a dropped socket comes back by itself and shows what was posted meanwhile", () =>
  withPage({ random: () => 0 }, async page => {
    await page.exchange("hello");
    const before = ids(page.messages);
    sockets.at(-1).terminate();
    const id = await page.exchange("meanwhile");
    assert.ok(page.repliesTo(id).length > 0);
    const shown = ids(page.messages);
    assert.deepEqual(shown.slice(0, before.length), before);
    assert.equal(new Set(shown).size, shown.length);
  }));

test("a card submit without text gets a reply", () =>
  withPage({}, async page => {
    const id = await page.send({ type: "message", value: { e2e: true }, channelData: { postBack: true, clientActivityID: "submit" } });
    await page.until(() => page.repliesTo(id).length > 0, "a reply to the submit");
  }));

test("a refreshed token speaks for the same conversation", () =>
  withPage({}, async page => {
    const { status, json } = await call("POST", "/tokens/refresh", { token: page.client.token });
    assert.equal(status, 200);
    assert.equal(json.conversationId, page.client.conversationId);
    page.client.token = json.token;
    await page.exchange("hello");
  }));

test("a token that is not ours leaves the client without a connection", async () => {
  const { token } = await newToken();
  const [head, body, signature] = token.split(".");
  const forged = [head, body, [...signature].reverse().join("")].join(".");
  const page = new Page({ token: forged });
  try {
    await page.until(() => page.statuses.includes(ConnectionStatus.FailedToConnect), "the refusal");
  } finally {
    page.client.end();
  }
});

test("a file is refused with an error for people, and the conversation goes on", () =>
  withPage({}, async page => {
    const { status, json } = await call("POST", `/conversations/${page.client.conversationId}/upload?userId=x`, { token: page.client.token });
    assert.equal(status, 415);
    assert.ok(json.error.message.length > 0);
    await page.exchange("hello");
  }));
