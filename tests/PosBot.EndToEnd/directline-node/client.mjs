// The real client of Web Chat in Node: it expects a browser's XMLHttpRequest and WebSocket as globals.
import { createRequire } from "node:module";
import assert from "node:assert/strict";

const require = createRequire(import.meta.url);
globalThis.XMLHttpRequest = require("xhr2");

/** Every socket that a client opened, so that a test can cut one. */
export const sockets = [];
globalThis.WebSocket = class extends require("ws") {
  constructor(...args) {
    super(...args);
    sockets.push(this);
  }
};
const { DirectLine, ConnectionStatus } = require("botframework-directlinejs");

export { ConnectionStatus };

const server = process.env.POSBOT_URL;
if (!server) throw new Error("POSBOT_URL must name the server, such as http://127.0.0.1:5000");
export const domain = new URL("v3/directline", server.endsWith("/") ? server : server + "/").href;

/** A call outside the client, as a page makes it. */
export async function call(method, path, { token, body } = {}) {
  const headers = { "content-type": "application/json" };
  if (token) headers.authorization = `Bearer ${token}`;
  const response = await fetch(domain + path, { method, headers, body: body && JSON.stringify(body) });
  return { status: response.status, headers: response.headers, json: await response.json().catch(() => undefined) };
}

export async function newToken() {
  const { status, json } = await call("POST", "/tokens/generate", { body: {} });
  assert.equal(status, 200);
  return json;
}

/** One page: a client and everything that it was shown, in order. */
export class Page {
  shown = [];
  statuses = [];
  #waiting = new Set();

  constructor(options) {
    this.client = new DirectLine({ domain, pollingInterval: 200, ...options });
    this.statusSubscription = this.client.connectionStatus$.subscribe(status => {
      this.statuses.push(status);
      this.#look();
    });
    this.activities = this.client.activity$.subscribe(
      activity => {
        this.shown.push(activity);
        this.#look();
      },
      () => {}
    );
  }

  static async open(options = {}) {
    const { token } = await newToken();
    const page = new Page({ token, ...options });
    await page.until(() => page.statuses.includes(ConnectionStatus.Online), "online");
    return page;
  }

  get messages() {
    return this.shown.filter(activity => activity.type === "message");
  }

  get credentials() {
    return { conversationId: this.client.conversationId, token: this.client.token };
  }

  /** Posts and gives the id that the server answered. */
  send(activity) {
    return new Promise((resolve, reject) =>
      this.client.postActivity({ from: { id: "", name: "Ann", role: "user" }, ...activity }).subscribe(resolve, reject)
    );
  }

  say(text, clientActivityID = crypto.randomUUID()) {
    return this.send({ type: "message", text, textFormat: "plain", channelData: { clientActivityID } });
  }

  repliesTo(id) {
    return this.messages.filter(activity => activity.replyToId === id && activity.from.role !== "user");
  }

  /** Says something and waits for its echo and the first reply to it. */
  async exchange(text, clientActivityID) {
    const id = await this.say(text, clientActivityID);
    await this.until(() => this.repliesTo(id).length > 0 && this.shown.some(activity => activity.id === id), `a reply to ${id}`);
    return id;
  }

  until(condition, what) {
    return new Promise((resolve, reject) => {
      const look = () => condition() && (clearTimeout(timer), this.#waiting.delete(look), resolve());
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`waited in vain for ${what}; shown: ${JSON.stringify(this.shown.map(({ type, id, replyToId }) => ({ type, id, replyToId })))}`));
      }, 15_000);
      this.#waiting.add(look);
      look();
    });
  }

  close() {
    this.activities.unsubscribe();
    this.statusSubscription.unsubscribe();
    this.client.end();
  }

  #look() {
    for (const look of [...this.#waiting]) look();
  }
}
