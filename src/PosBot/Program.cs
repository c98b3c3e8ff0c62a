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

var edition = new CurrentEdition(knowledge);
builder.Services.AddSingleton(new MessageCheck(() => edition.Knowledge.Check));
builder.Services.AddTurns(builder.Configuration);
builder.Services.AddDirectLine(line => builder.Configuration.GetSection("PosBot:DirectLine").Bind(line));
builder.Services.AddLetters(options.PublicUrl);
builder.Services.AddSingleton(options);
builder.Services.AddSingleton(edition);
// Whoever asks gets the content in use at that moment; who lives long asks CurrentEdition each time.
builder.Services.AddTransient(_ => edition.Knowledge);
builder.Services.AddSingleton<IBot>(edition);
builder.Services.AddSingleton<TurnTrouble>(edition.TroubleAsync);
if (options.WatchContent ?? builder.Environment.IsDevelopment()) builder.Services.AddHostedService<ContentWatch>();
builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store").AddCheck<ContentHealth>("content");

var app = builder.Build();
if (app.Services.OpenStore() is { } refused)
{
    Console.Error.WriteLine(refused);
    return 1;
}

edition.Letters = app.Services.GetRequiredService<LetterLinks>();
app.MapHelpPage(locale => key => edition.Knowledge.Pack.In(locale)[key], Startup.PageOptions(app.Configuration, options));
app.MapDirectLine("/v3/directline");
app.MapMessages("/api/messages");
app.MapLetters();
app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
app.MapHealthChecks("/health/ready");
return await Startup.RunAsync(app);
