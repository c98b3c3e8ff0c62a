using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DirectLine;

/// <summary>Posting an activity, polling, and the refusal of files.</summary>
sealed class ActivityEndpoints(Gate gate, RequestRates rates, IDirectLineLog log, IncomingActivity incoming, Delivery delivery, IOptions<DirectLineOptions> options)
{
    const int Page = 500;
    readonly DirectLineOptions _options = options.Value;

    /// <summary>POST activities: 200 with the id once the bot has committed echo and replies. The same clientActivityID gives the same id, and no second turn.</summary>
    public async Task PostAsync(HttpContext context)
    {
        var grant = await gate.CallerOfAsync(context);
        rates.TakePost(grant.ConversationId);
        var posted = await JsonBody.ReadAsync(context, _options.ActivityBytes);
        var conversation = await log.FindAsync(grant.ConversationId, context.RequestAborted) ?? throw Refusal.UnknownConversation();
        var activity = incoming.Read(posted, grant, context.Request);
        if (activity is not null) await DeliverAsync(conversation, activity, grant, context.Request);
        await Answer.JsonAsync(context, StatusCodes.Status200OK, writer => writer.WriteString("id", activity?.Id ?? ActivityIds.New()));
    }

    /// <summary>GET activities?watermark=: what follows the watermark; from the beginning when the watermark is empty. At most 500 at a time.</summary>
    public async Task PollAsync(HttpContext context)
    {
        var grant = await gate.CallerOfAsync(context);
        rates.TakeRead(grant.ConversationId);
        var page = await log.ReadAsync(grant.ConversationId, Watermarks.Read(context.Request), Page, context.RequestAborted) ?? throw Refusal.UnknownConversation();
        await Answer.JsonAsync(context, StatusCodes.Status200OK, writer => Write(writer, page));
    }

    /// <summary>POST upload: always 415, before a byte of the file is read.</summary>
    public async Task UploadAsync(HttpContext context)
    {
        var grant = await gate.CallerOfAsync(context);
        rates.TakePost(grant.ConversationId);
        throw Refusal.Upload(_options.UploadRefusal);
    }

    public static void Write(Utf8JsonWriter writer, DirectLinePage page)
    {
        writer.WriteStartArray("activities");
        foreach (var activity in page.Activities) writer.WriteRawValue(activity, skipInputValidation: true);
        writer.WriteEndArray();
        writer.WriteString("watermark", page.Watermark == 0 ? "" : Wire.Watermark(page.Watermark));
    }

    async Task DeliverAsync(DirectLineConversation conversation, DirectLineActivity activity, Grant grant, HttpRequest request)
    {
        await delivery.GreetAsync(conversation, grant, request);
        switch (await delivery.DeliverAsync(activity))
        {
            case DirectLineOutcome.Busy: throw Refusal.BotBusy();
            case DirectLineOutcome.Failed: throw Refusal.BotFailed();
        }
    }
}
