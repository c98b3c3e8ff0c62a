using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PosBot.Page;

/// <summary>The help page as HTML. It says what this is before it asks anything, and its numbers work when nothing else does.</summary>
sealed class HelpPage(string locale, Func<string, string> words, PageFiles files, PageOptions options)
{
    internal const string WebChat = "webchat/webchat.js";

    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="root">The path under which the site lies, empty for the host's root.</param>
    /// <param name="nonce">Of this view's policy; the page's script hands it to Web Chat for its styles.</param>
    public string Html(string root, string nonce) => $"""
        <!DOCTYPE html>
        <html lang="{locale}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
          <meta name="color-scheme" content="light dark">
          <meta name="format-detection" content="telephone=no">
          <title>{Text("page.title")}</title>
          <link rel="icon" type="image/svg+xml" href="{Address(root, "icon.svg")}">
          <link rel="stylesheet" href="{Address(root, "page.css")}">
          <script src="{Address(root, "chat.js")}" nonce="{nonce}" defer></script>{Bundle(root)}
        </head>
        <body>
          <a class="skip" href="#chat">{Text("page.skip")}</a>
          <header>
            <a class="language" href="{Code(root)}/?lang={Tag(Other)}" lang="{Other}" hreflang="{Other}">{Text("page.language")}</a>
            <h1>{Text("page.heading")}</h1>
            <p class="lead">{Text("page.lead")}</p>
            <p class="who">{Text("page.who")}</p>
          </header>
          <main>
            <section class="numbers" aria-labelledby="numbers-heading">
              <h2 id="numbers-heading">{Text("page.numbers.heading")}</h2>
              <ul>{Each(PageNumber.All, Button)}</ul>
              <p>{Text("page.numbers.official")}</p>
            </section>
            <section class="chat" id="chat" tabindex="-1" aria-labelledby="chat-heading" data-locale="{locale}" data-service="{Code(root + options.DirectLine)}" data-placeholder="{Text("page.chat.placeholder")}">
              <div class="bar">
                <h2 id="chat-heading">{Text("page.chat.heading")}</h2>
                <button type="button" id="new-conversation" hidden>{Text("page.chat.new")}</button>
              </div>
              <div id="failed" class="notice" role="alert" hidden>
                <h3>{Text("page.failed.heading")}</h3>
                <p id="failed-unreachable" hidden>{Text("page.failed.unreachable")}</p>
                <p id="failed-missing" hidden>{Text("page.failed.missing")}</p>
                <p>{Text("page.failed.meanwhile")}</p>
                <p><a class="tel" href="tel:110">110</a> <button type="button" id="retry" hidden>{Text("page.failed.retry")}</button></p>
              </div>
              <noscript><div class="notice"><p>{Text("page.noscript")}</p></div></noscript>
              <p id="opening" role="status">{Text("page.chat.opening")}</p>
              <div id="client"></div>
              <dialog id="new-question" aria-labelledby="new-heading" aria-describedby="new-note">
                <h2 id="new-heading">{Text("page.chat.new.question")}</h2>
                <p id="new-note">{Text("page.chat.new.note")}</p>
                <div><button type="button" id="new-no" autofocus>{Text("page.chat.new.no")}</button> <button type="button" id="new-yes">{Text("page.chat.new.yes")}</button></div>
              </dialog>
            </section>
            <div class="about">
              <section aria-labelledby="can-heading"><h2 id="can-heading">{Text("page.can.heading")}</h2><ul>{Items("page.can", "due", "next", "words", "why")}</ul></section>
              <section aria-labelledby="cannot-heading"><h2 id="cannot-heading">{Text("page.cannot.heading")}</h2><ul>{Items("page.cannot", "account", "report", "advice")}</ul><p>{Text("page.cannot.ask")}</p></section>
              <section aria-labelledby="when-heading"><h2 id="when-heading">{Text("page.numbers.when")}</h2><dl>{Entry(PageNumber.Official)}{Each(PageNumber.All, number => Entry(number.Contact))}</dl></section>
              <section aria-labelledby="privacy-heading"><h2 id="privacy-heading">{Text("page.privacy.heading")}</h2><ul>{Items("page.privacy", "kept", "days", "erase", "browser", "others")}</ul></section>
            </div>
          </main>
        </body>
        </html>

        """;

    string Other => PageLocale.Other(locale);

    static string Tag(string tag) => tag[..tag.IndexOf('-', StringComparison.Ordinal)];

    // Without the file there is no tag, and the page's script shows the notice instead of a failed request.
    string Bundle(string root) => files.Has(WebChat) ? $"\n  <script id=\"bundle\" src=\"{Address(root, WebChat)}\" defer></script>" : "";

    string Address(string root, string file) => Code(root + files.Address(file));

    string Button(PageNumber number) =>
        $"<li><a href=\"tel:{number.Dial}\" aria-label=\"{Code(words("page.number.call").Replace("{number}", number.Dial, StringComparison.Ordinal))}, {Text("page.number." + number.Contact)}\"><b>{number.Dial}</b> <span>{Text("page.number." + number.Contact)}</span></a></li>";

    string Entry(string contact) => $"<dt>{Text($"contact.{contact}")}</dt><dd>{Text($"contact.{contact}.note")}</dd>";

    string Items(string prefix, params string[] names) => Each(names, name => $"<li>{Text($"{prefix}.{name}")}</li>");

    string Text(string key) => Code(words(key).Replace("{days}", options.RetentionDays.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    static string Code(string text) => Encoder.Encode(text);

    static string Each<T>(IEnumerable<T> items, Func<T, string> write) => string.Concat(items.Select(write));
}
