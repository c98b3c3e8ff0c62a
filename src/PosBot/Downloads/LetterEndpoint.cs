using System.Text;

using Microsoft.Net.Http.Headers;
using PosBot.Dialogs;
using PosBot.Messages;
using PosBot.Page;
using PosBot.State;

namespace PosBot.Downloads;

/// <summary>GET /letters/{token}: the letter, made anew from the answers as they are kept now; nothing of it is stored.</summary>
static class LetterEndpoint
{
    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>What the dialogs and the endpoint need.</summary>
    public static IServiceCollection AddLetters(this IServiceCollection services, string? publicUrl) => services
        .AddHttpContextAccessor()
        .AddSingleton<LetterTokens>()
        .AddSingleton(provider => new LetterLinks(provider.GetRequiredService<LetterTokens>(), provider.GetRequiredService<IHttpContextAccessor>(), publicUrl));

    public static void MapLetters(this IEndpointRouteBuilder endpoints) => endpoints.MapMethods(LetterLinks.Path + "/{token}", Reading, Answer);

    static async Task Answer(HttpContext context, string token, LetterTokens tokens, ICaseStore store, Knowledge knowledge, [FromKeyedServices(Clocks.Business)] TimeProvider business)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        var (grant, expired) = await tokens.ReadAsync(token, context.RequestAborted);
        if (grant is null || expired)
        {
            await Refuse(context, knowledge, grant, expired ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);
            return;
        }

        var record = await store.FindAsync(grant.Case, context.RequestAborted);
        var today = DateOnly.FromDateTime(business.GetUtcNow().ToOffset(Clocks.Shanghai).DateTime);
        // An erased case has no letter any more.
        if (record is null || new Triage.Letters(knowledge.Consultation.Judgement).Write(grant.Letter, grant.Locale, record.Answers, today) is not { } letter)
        {
            await Refuse(context, knowledge, grant, StatusCodes.Status404NotFound);
            return;
        }

        var name = new ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName($"{letter.Title}.{grant.Format}");
        headers.ContentDisposition = name.ToString();
        headers.ContentLanguage = letter.Locale;
        await (grant.Format == LetterGrant.Word
            ? Send(context, LetterDocument.ContentType, LetterDocument.Write(letter))
            : Send(context, "text/plain; charset=utf-8", Plain(letter.Text)));
    }

    // A byte order mark and Windows line ends: old editors on shop computers guess the encoding otherwise.
    static byte[] Plain(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n")];

    static Task Refuse(HttpContext context, Knowledge knowledge, LetterGrant? grant, int status)
    {
        context.Response.StatusCode = status;
        var words = knowledge.Pack.In(grant?.Locale ?? PageLocale.Of(context.Request));
        return Send(context, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(words[status == StatusCodes.Status410Gone ? "ui.letter_expired" : "ui.letter_gone"]));
    }

    static Task Send(HttpContext context, string type, byte[] body)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
