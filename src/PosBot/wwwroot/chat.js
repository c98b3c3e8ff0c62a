// The help page's chat: one conversation per browser, kept over reloads, renewed when its token has expired, begun anew when it is gone.
'use strict';
(() => {
  const nonce = document.currentScript.nonce;
  const element = id => document.getElementById(id);
  const { locale, service, placeholder } = element('chat').dataset;
  const domain = new URL(service, location.href).href;
  const KEY = 'posbot.conversation';
  const RETRY_AFTER = 20_000;
  const PATIENCE = 15_000;

  /** The server could not be reached or is in trouble: what we hold stays good, try again later. */
  class Unreachable extends Error {}

  // ---- what this browser keeps: {conversationId, token, life, expires}; in memory where storage is refused
  let memory = null;
  const kept = {
    read() {
      try { return JSON.parse(localStorage.getItem(KEY)) ?? memory; } catch { return memory; }
    },
    write(conversation) {
      memory = conversation;
      try { localStorage.setItem(KEY, JSON.stringify(conversation)); } catch { /* a private window: good until it is closed */ }
    },
    drop() {
      memory = null;
      try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ }
    },
  };

  // ---- Direct Line
  async function call(method, path, token, body) {
    let response;
    try {
      response = await fetch(domain + path, {
        method,
        cache: 'no-store',
        credentials: 'omit',
        headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) },
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (response.status === 429 || response.status >= 500) throw new Unreachable(String(response.status));
      return { status: response.status, body: response.ok ? await response.json() : null };
    } catch (error) {
      throw error instanceof Unreachable ? error : new Unreachable(error.message);
    }
  }

  const conversationOf = ({ conversationId, token, expires_in: seconds }) =>
    ({ conversationId, token, life: seconds * 1000, expires: Date.now() + seconds * 1000 });

  async function generate() {
    const { status, body } = await call('POST', '/tokens/generate', null, { locale });
    if (!body) throw new Unreachable(String(status));
    return conversationOf(body);
  }

  /** A fresh token of the same conversation: by refresh while the old one is valid, by reissue after it; null when the server knows neither. */
  async function renew(conversation) {
    for (const path of ['/tokens/refresh', '/tokens/reissue']) {
      const { body } = await call('POST', path, conversation.token);
      if (body) return conversationOf(body);
    }
    return null;
  }

  /** The kept conversation with a valid token, or null when it is gone. */
  async function revive(conversation) {
    if (!conversation?.token) return null;
    const renewed = Date.now() < conversation.expires ? conversation : await renew(conversation);
    if (!renewed) return null;
    const path = `/conversations/${encodeURIComponent(renewed.conversationId)}?watermark=`;
    const { status, body } = await call('GET', path, renewed.token);
    if (body) return conversationOf(body);
    // A clock that was set back, or a key that is no more: the server's word counts.
    return status === 401 || status === 403 ? await renew(renewed) : null;
  }

  // ---- the client
  let client = null;

  const bundle = element('bundle');
  // This script runs before the large one has come, so the token is fetched meanwhile.
  const webChat = bundle && new Promise((resolve, reject) => {
    bundle.addEventListener('load', resolve);
    bundle.addEventListener('error', () => reject(new Unreachable('webchat.js')));
  });
  webChat?.catch(() => { /* told by open() */ });

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  /** Cards in the page's colours: those that come with Web Chat are dark text on any ground. */
  function cards() {
    const one = (normal, subtle = normal) => ({ default: normal, subtle });
    const foregroundColors = {
      default: one(colour('text'), colour('subtle')), accent: one(colour('accent')), dark: one(colour('text'), colour('subtle')),
      light: one(colour('subtle')), good: one(colour('accent')), warning: one(colour('warning')), attention: one(colour('warning')),
    };
    return {
      fontFamily: colour('font'),
      fontSizes: { small: 14, default: 16, medium: 17, large: 20, extraLarge: 24 },
      fontWeights: { lighter: 300, default: 400, bolder: 600 },
      lineHeights: { small: 20, default: 24, medium: 25, large: 28, extraLarge: 32 },
      spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 12 },
      separator: { lineThickness: 1, lineColor: colour('line') },
      supportsInteractivity: true,
      containerStyles: {
        default: { backgroundColor: 'transparent', foregroundColors },
        emphasis: { backgroundColor: colour('surface'), foregroundColors },
      },
      actions: { maxActions: 10, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'vertical', actionAlignment: 'stretch', showCard: { actionMode: 'inline', inlineTopMargin: 8 } },
      factSet: { spacing: 8, title: { weight: 'bolder', wrap: true, maxWidth: 120 }, value: { wrap: true } },
    };
  }

  function styles() {
    const narrow = matchMedia('(max-width: 40rem)').matches;
    return {
      rootHeight: '100%', rootWidth: '100%',
      primaryFont: colour('font'),
      accent: colour('accent'), subtle: colour('subtle'), timestampColor: colour('subtle'),
      backgroundColor: colour('surface'),
      bubbleBackground: colour('quiet'), bubbleTextColor: colour('text'), bubbleBorderWidth: 0, bubbleBorderRadius: 12,
      bubbleFromUserBackground: colour('accent'), bubbleFromUserTextColor: colour('on-accent'), bubbleFromUserBorderWidth: 0, bubbleFromUserBorderRadius: 12,
      bubbleMinHeight: 38, bubbleMaxWidth: narrow ? 480 : 620,
      // A strip that scrolls sideways hides choices from a thumb; a stack of short answers would fill a phone.
      suggestedActionLayout: 'flow',
      suggestedActionBackgroundColor: colour('surface'), suggestedActionBackgroundColorOnHover: colour('quiet'),
      suggestedActionBackgroundColorOnActive: colour('quiet'), suggestedActionBackgroundColorOnFocus: colour('surface'),
      suggestedActionTextColor: colour('accent'), suggestedActionBorderColor: colour('accent'), suggestedActionBorderWidth: 1, suggestedActionBorderRadius: 8, suggestedActionHeight: 42,
      suggestedActionKeyboardFocusIndicatorBorderColor: colour('accent'), suggestedActionKeyboardFocusIndicatorBorderRadius: 8,
      sendBoxBackground: colour('surface'), sendBoxTextColor: colour('text'), sendBoxPlaceholderColor: colour('subtle'), sendBoxButtonColor: colour('accent'),
      sendBoxButtonColorOnHover: colour('accent'), sendBoxButtonColorOnFocus: colour('accent'), sendBoxButtonColorOnActive: colour('accent'), sendBoxHeight: 52,
      sendBoxButtonShadeColorOnHover: colour('quiet'), sendBoxButtonShadeColorOnFocus: colour('quiet'), sendBoxButtonShadeColorOnActive: colour('quiet'),
      sendBoxBorderTop: `solid 1px ${colour('line')}`,
      transcriptVisualKeyboardIndicatorColor: colour('accent'), transcriptActivityVisualKeyboardIndicatorColor: colour('accent'),
      // The answer stands at the top of a card: a card longer than the window is shown from its beginning, not from its end.
      autoScrollSnapOnPage: true,
      hideUploadButton: true, disableFileUpload: true,
      botAvatarInitials: undefined, userAvatarInitials: undefined,
    };
  }

  /** A number is dialled from this page. Web Chat would open an empty window for it. */
  const dial = () => next => action => {
    const { type, value } = action.cardAction;
    if (type !== 'openUrl' && type !== 'call' || !/^tel:[+\d]+$/.test(value)) return next(action);
    const link = document.body.appendChild(document.createElement('a'));
    link.href = value;
    link.click();
    link.remove();
  };

  function render({ directLine, store, place }) {
    WebChat.renderWebChat({
      directLine, store, locale, nonce,
      styleOptions: styles(),
      adaptiveCardsHostConfig: cards(),
      cardActionMiddleware: dial,
      overrideLocalizedStrings: strings => ({ ...strings, TEXT_INPUT_PLACEHOLDER: placeholder }),
    }, place);
  }

  /** What the person wrote that the server does not have: it must not be lost with the client that failed to send it. */
  function unsent(store) {
    const { activities, sendBoxValue } = store.getState();
    const failed = activities.filter(({ channelData, from, text }) => from?.role === 'user' && text && channelData?.['webchat:send-status'] === 'send failed');
    return [...failed.map(({ text }) => text), sendBoxValue].filter(Boolean).join('\n');
  }

  function connect(conversation, known) {
    const draft = client && client.conversationId === conversation.conversationId ? unsent(client.store) : '';
    const place = document.createElement('div');
    const store = WebChat.createStore();
    const directLine = WebChat.createDirectLine({
      domain,
      token: conversation.token,
      // Without a watermark: the whole conversation comes back after a reload.
      ...(known ? { conversationId: conversation.conversationId } : { conversationStartProperties: { locale } }),
    });
    leave();
    client = { conversationId: conversation.conversationId, directLine, store, place };
    element('client').replaceChildren(place);
    render(client);
    if (draft) store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: draft } });
    client.watch = directLine.connectionStatus$.subscribe(status => {
      // 2 online; 3 expired, 4 failed, 5 ended: Web Chat stays dead then, so a new client takes over.
      if (status === 2) online();
      else if (status > 2) recover();
    });
  }

  function leave() {
    client?.watch?.unsubscribe();
    client?.directLine.end();
    client = null;
  }

  // ---- opening, renewing, failing
  let opening = null;
  let timer = 0;
  let failures = 0;

  /** Opens the kept conversation, or a new one. Only one opening runs at a time. */
  function open() {
    opening ??= (async () => {
      clearTimeout(timer);
      element('opening').hidden = Boolean(client) || !element('failed').hidden;
      try {
        const known = await revive(kept.read());
        const conversation = known ?? await generate();
        kept.write(conversation);
        await webChat;
        connect(conversation, Boolean(known));
        schedule(conversation);
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        failed('unreachable');
      } finally {
        opening = null;
      }
    })();
    return opening;
  }

  function online() {
    failures = 0;
    element('opening').hidden = true;
    element('failed').hidden = true;
    element('new-conversation').hidden = false;
  }

  function recover() {
    // At once the first time; a server that takes us and drops us again is left in peace for a while.
    if (failures++ === 0) queueMicrotask(open);
    else failed('unreachable');
  }

  function failed(reason) {
    element('opening').hidden = true;
    for (const one of ['unreachable', 'missing']) element(`failed-${one}`).hidden = one !== reason;
    element('retry').hidden = reason === 'missing';
    element('failed').hidden = false;
    clearTimeout(timer);
    if (reason !== 'missing') timer = setTimeout(open, RETRY_AFTER);
  }

  /** Renews the kept token at half its life, so that a reload always finds a valid one; Web Chat renews its own. */
  function schedule(conversation) {
    clearTimeout(timer);
    timer = setTimeout(keepFresh, Math.max(1_000, conversation.expires - conversation.life / 2 - Date.now()));
  }

  async function keepFresh() {
    const conversation = kept.read();
    // Another tab may have begun a new conversation; this one goes on with its own as long as it lives.
    if (!client || conversation?.conversationId !== client.conversationId) return;
    if (Date.now() >= conversation.expires) return open();
    try {
      const renewed = await renew(conversation);
      if (!renewed) return open();
      kept.write(renewed);
      schedule(renewed);
    } catch {
      timer = setTimeout(keepFresh, RETRY_AFTER);
    }
  }

  /** A laptop that slept: its timers were late and its token may be dead before anybody writes. */
  function wake() {
    if (document.visibilityState !== 'visible') return;
    if (!element('failed').hidden) open();
    else if (client && Date.now() >= (kept.read()?.expires ?? Infinity)) keepFresh();
  }

  // ---- the page
  function startAnew() {
    kept.drop();
    leave();
    element('client').replaceChildren();
    return open();
  }

  const question = element('new-question');
  element('new-conversation').addEventListener('click', () => question.showModal());
  element('new-no').addEventListener('click', () => question.close());
  element('new-yes').addEventListener('click', () => { question.close(); startAnew(); });
  element('retry').addEventListener('click', () => (typeof WebChat === 'undefined' ? location.reload() : open()));
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);

  if (!bundle) {
    failed('missing');
    return;
  }
  for (const query of ['(prefers-color-scheme: dark)', '(max-width: 40rem)'])
    matchMedia(query).addEventListener('change', () => client && render(client));
  open();
})();
