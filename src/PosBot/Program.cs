using DirectLine;
using PosBot;
using PosBot.Channels;
using PosBot.Dialogs;
using PosBot.Downloads;
using PosBot.Messages;
using PosBot.Page;
using PosBot.State;

// The index of the service: what is registered, and which addresses exist.
var builder = WebApplication.CreateBuilder(args);
var options = builder.Configuration.GetSection("PosBot").Get<PosBotOptions>() ?? new PosBotOptions();
if (Startup.Refuses(options, builder.Environment)) return 1;
if (Startup.Load(options) is not { } knowledge) return 1;

builder.Services.AddTurns(builder.Configuration);
builder.Services.AddDirectLine(line => builder.Configuration.GetSection("PosBot:DirectLine").Bind(line));
builder.Services.AddSingleton(knowledge);
builder.Services.AddLetters(options.PublicUrl);
builder.Services.AddSingleton<Conversation>();
builder.Services.AddSingleton<IBot, PosBotHandler>();
builder.Services.AddSingleton<TurnTrouble>(services => services.GetRequiredService<Conversation>().TroubleAsync);
builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store");

var app = builder.Build();
if (app.Services.OpenStore() is { } refused)
{
    Console.Error.WriteLine(refused);
    return 1;
}

app.MapHelpPage(locale => key => knowledge.Pack.In(locale)[key], Startup.PageOptions(app.Configuration, options));
app.MapDirectLine("/v3/directline");
app.MapMessages("/api/messages");
app.MapLetters();
app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
app.MapHealthChecks("/health/ready");
app.Run();
return 0;
