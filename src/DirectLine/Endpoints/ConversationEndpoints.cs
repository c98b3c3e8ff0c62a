using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DirectLine;

/// <summary>Start and resume of a conversation.</summary>
sealed class ConversationEndpoints(Gate gate, TokenEndpoints tokens, StreamRights rights, RequestRates rates, IDirectLineLog log, Delivery delivery, IOptions<DirectLineOptions> options)
{
    readonly DirectLineOptions _options = options.Value;

    /// <summary>POST conversations: 201 for a new one, 200 for one that exists. The bot hears of it once.</summary>
    public async Task StartAsync(HttpContext context)
    {
        rates.TakeStart(context);
        var grant = await gate.CallerAsync(context);
        var body = await JsonBody.ReadAsync(context, _options.RequestBytes);
        grant = grant with { Locale = TokenEndpoints.Locale(body) ?? grant.Locale };
        var known = await log.FindAsync(grant.ConversationId, context.RequestAborted);
        var conversation = known ?? await log.OpenAsync(grant.ConversationId, grant.UserId, context.RequestAborted);
        await delivery.GreetAsync(conversation, grant, context.Request);
        await AnswerAsync(context, known is null ? StatusCodes.Status201Created : StatusCodes.Status200OK, grant, "");
    }

    /// <summary>
    /// GET conversations/{id}?watermark=: resume after a dropped socket or a reload. The new stream goes on after the watermark; an empty one replays
    /// the whole kept history, so a page that reloads without a watermark shows the conversation again.
    /// </summary>
    public async Task ResumeAsync(HttpContext context)
    {
        var grant = await gate.CallerOfAsync(context);
        rates.TakeRead(grant.ConversationId);
        _ = await log.FindAsync(grant.ConversationId, context.RequestAborted) ?? throw Refusal.UnknownConversation();
        var watermark = Watermarks.Read(context.Request);
        await AnswerAsync(context, StatusCodes.Status200OK, grant, watermark == 0 ? "" : Wire.Watermark(watermark));
    }

    async Task AnswerAsync(HttpContext context, int status, Grant grant, string watermark)
    {
        var token = await tokens.MintAsync(grant, context.RequestAborted);
        var right = await rights.IssueAsync(grant.ConversationId, _options.StreamLifetime, context.RequestAborted);
        var stream = Addresses.Stream(context.Request, _options, grant.ConversationId, watermark, right);
        await Answer.JsonAsync(context, status, writer =>
        {
            tokens.Write(writer, grant, token);
            writer.WriteString("streamUrl", stream);
        });
    }
}
