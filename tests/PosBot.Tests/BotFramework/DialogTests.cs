using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using BotFramework;
using BotFramework.Adapters;
using BotFramework.Dialogs;
using BotFramework.Hosting;
using BotFramework.Schema;

namespace PosBot.Tests.Protocol;

public sealed class DialogTests
{
    private static readonly JsonTypeInfo<DialogState> StackType = (JsonTypeInfo<DialogState>)HttpHelper.BotMessageSerializerSettings.GetTypeInfo(typeof(DialogState));

    [Fact]
    public async Task A_component_with_a_waterfall_and_a_prompt_survives_json_between_turns()
    {
        var kept = new JsonAccessor();
        await Flow(new Survey(), kept)
            .Test("hi", "name?")
            .Test("x", "longer?")
            .Test("李雷", "hello 李雷, attempts 2")
            .Test("again", "name?")
            .StartTestAsync();
    }

    [Fact]
    public async Task The_stack_is_written_as_the_sdk_writes_it_with_the_active_dialog_first()
    {
        var kept = new JsonAccessor();
        await Flow(new Survey(), kept).Test("hi", "name?").StartTestAsync();
        var outer = Assert.Single(JsonNode.Parse(kept.Json!)!["dialogStack"]!.AsArray())!;
        Assert.Equal("Survey", outer["id"]!.GetValue<string>());
        Assert.NotNull(outer["Version"]);
        var inner = outer["state"]!["dialogs"]!["dialogStack"]!.AsArray();
        Assert.Equal(["name", "steps"], inner.Select(instance => instance!["id"]!.GetValue<string>()));
        Assert.Equal(0, inner[0]!["state"]!["state"]!["AttemptCount"]!.GetValue<int>());
        Assert.Equal("name?", inner[0]!["state"]!["options"]!["Prompt"]!["text"]!.GetValue<string>());
        var waterfall = inner[1]!["state"]!.AsObject();
        Assert.Equal(0, waterfall["stepIndex"]!.GetValue<int>());
        Assert.NotNull(waterfall["instanceId"]);
        Assert.Equal(1, waterfall["values"]!["began"]!.GetValue<int>());
    }

    [Fact]
    public async Task Every_message_leads_to_the_next_step_and_nothing_else_does()
    {
        var waterfall = new WaterfallDialog("w",
        [
            async (step, stop) =>
            {
                await step.Context.SendActivityAsync("one", cancellationToken: stop);
                return Dialog.EndOfTurn;
            },
            async (step, stop) =>
            {
                await step.Context.SendActivityAsync($"two {step.Result} {step.Reason}", cancellationToken: stop);
                return Dialog.EndOfTurn;
            },
        ]);
        await Flow(waterfall)
            .Test("a", "one")
            .SendConversationUpdate().AssertNoReply()
            .Test("b", "two b ContinueCalled")
            .Send("c").AssertNoReply() // past the last step: the waterfall ends
            .Test("d", "one")
            .StartTestAsync();
    }

    [Fact]
    public async Task Next_goes_on_at_once_and_only_once_in_a_step()
    {
        var waterfall = new WaterfallDialog("w",
        [
            async (step, stop) =>
            {
                var result = await step.NextAsync("given", stop);
                await Assert.ThrowsAsync<InvalidOperationException>(() => step.NextAsync("again", stop));
                return result;
            },
            async (step, stop) =>
            {
                await step.Context.SendActivityAsync($"{step.Result} {step.Reason}", cancellationToken: stop);
                return await step.EndDialogAsync(cancellationToken: stop);
            },
        ]);
        await Flow(waterfall).Test("a", "given NextCalled").StartTestAsync();
    }

    [Fact]
    public async Task A_card_submit_without_text_leads_to_the_next_step_with_no_result()
    {
        var waterfall = new WaterfallDialog("w")
            .AddStep((_, _) => Task.FromResult(Dialog.EndOfTurn))
            .AddStep(async (step, stop) =>
            {
                await step.Context.SendActivityAsync(step.Result is null ? "nothing" : "something", cancellationToken: stop);
                return await step.EndDialogAsync(cancellationToken: stop);
            });
        await Flow(waterfall).Send("a").Send(new Activity("message") { Value = new JsonObject() }).AssertReply("nothing").StartTestAsync();
    }

    [Fact]
    public async Task A_replaced_dialog_leaves_no_trace_and_an_unknown_one_is_refused()
    {
        var kept = new JsonAccessor();
        var root = new ComponentDialog("root")
            .AddDialog(new WaterfallDialog("a", [(step, stop) => step.ReplaceDialogAsync("b", "opt", stop)]))
            .AddDialog(new WaterfallDialog("b",
            [
                async (step, stop) =>
                {
                    await step.Context.SendActivityAsync($"b {step.Options}", cancellationToken: stop);
                    await Assert.ThrowsAsync<ArgumentException>(() => step.BeginDialogAsync("nobody", cancellationToken: stop));
                    return Dialog.EndOfTurn;
                },
            ]));
        await Flow(root, kept).Test("x", "b opt").StartTestAsync();
        var inner = JsonNode.Parse(kept.Json!)!["dialogStack"]![0]!["state"]!["dialogs"]!["dialogStack"]!.AsArray();
        Assert.Equal(["b"], inner.Select(instance => instance!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Cancelling_empties_the_stack_and_tells_the_component_inside()
    {
        var kept = new JsonAccessor();
        var ended = new List<DialogReason>();
        var component = new Watched("inner", ended);
        component.AddDialog(new WaterfallDialog("w", [(_, _) => Task.FromResult(Dialog.EndOfTurn), (_, _) => Task.FromResult(Dialog.EndOfTurn)]));
        var statuses = new List<DialogTurnStatus>();
        var flow = new TestFlow(new TestAdapter(), async (turn, stop) =>
        {
            var dc = await new DialogSet(kept).Add(component).CreateContextAsync(turn, stop);
            statuses.Add(turn.Activity.Text == "cancel" ? (await dc.CancelAllDialogsAsync(stop)).Status : (await dc.BeginDialogAsync("inner", null, stop)).Status);
            await kept.SaveAsync();
        });
        await flow.Send("go").Send("cancel").Send("cancel").StartTestAsync();
        Assert.Equal([DialogTurnStatus.Waiting, DialogTurnStatus.Cancelled, DialogTurnStatus.Empty], statuses);
        Assert.Equal([DialogReason.CancelCalled], ended);
    }

    [Fact]
    public async Task A_conversation_begun_with_other_dialogs_is_told_so()
    {
        var kept = new JsonAccessor();
        var first = new Watched("root", []);
        first.AddDialog(new WaterfallDialog("w", [(_, _) => Task.FromResult(Dialog.EndOfTurn), (_, _) => Task.FromResult(Dialog.EndOfTurn)]));
        await Flow(first, kept).Send("a").Send("b").StartTestAsync();
        Assert.Empty(first.Events);

        var second = new Watched("root", []);
        second.AddDialog(new WaterfallDialog("w", [(_, _) => Task.FromResult(Dialog.EndOfTurn), (_, _) => Task.FromResult(Dialog.EndOfTurn), (_, _) => Task.FromResult(Dialog.EndOfTurn)]));
        await Flow(second, kept).Send("c").StartTestAsync();
        Assert.Equal([DialogEvents.VersionChanged], second.Events);
    }

    [Fact]
    public async Task An_exception_leaves_the_stack_where_it_was()
    {
        var kept = new JsonAccessor();
        var fail = true;
        var waterfall = new WaterfallDialog("w",
        [
            (_, _) => Task.FromResult(Dialog.EndOfTurn),
            async (step, stop) =>
            {
                if (fail)
                    throw new InvalidDataException();
                await step.Context.SendActivityAsync("recovered", cancellationToken: stop);
                return await step.EndDialogAsync(cancellationToken: stop);
            },
        ]);
        await Flow(waterfall, kept).Send("a").StartTestAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => Flow(waterfall, kept).Send("b").StartTestAsync());
        fail = false;
        await Flow(waterfall, kept).Test("b", "recovered").StartTestAsync();
    }

    [Fact]
    public void Two_dialogs_of_one_id_get_different_ones()
    {
        var set = new DialogSet();
        var (first, second, third) = (new TextPrompt("t"), new TextPrompt("t"), new TextPrompt("t"));
        set.Add(first).Add(first).Add(second).Add(third);
        Assert.Equal(["t", "t2", "t3"], set.GetDialogs().Select(dialog => dialog.Id));
    }

    private static TestFlow Flow(Dialog root, JsonAccessor? kept = null)
    {
        kept ??= new JsonAccessor();
        return new TestFlow(new TestAdapter(), async (turn, stop) =>
        {
            await root.RunAsync(turn, kept, stop);
            await kept.SaveAsync();
        });
    }

    /// <summary>Keeps the stack as text only, as a store would.</summary>
    private sealed class JsonAccessor : IStatePropertyAccessor<DialogState>
    {
        private DialogState? _live;

        public string Name => "stack";

        public string? Json { get; private set; }

        public Task<DialogState> GetAsync(ITurnContext turnContext, Func<DialogState>? defaultValueFactory = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(_live = Json is null ? defaultValueFactory!() : JsonSerializer.Deserialize(Json, StackType)!);

        public Task SetAsync(ITurnContext turnContext, DialogState value, CancellationToken cancellationToken = default) => Task.FromResult(_live = value);

        public Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => Task.FromResult(Json = null);

        public Task SaveAsync() => Task.FromResult(Json = JsonSerializer.Serialize(_live!, StackType));
    }

    private sealed class Watched(string id, List<DialogReason> ended) : ComponentDialog(id)
    {
        public List<string?> Events { get; } = [];

        protected override Task OnEndDialogAsync(ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            ended.Add(reason);
            return Task.CompletedTask;
        }

        protected override Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken)
        {
            if (e.Name != DialogEvents.ActivityReceived)
                Events.Add(e.Name);
            return Task.FromResult(false);
        }
    }

    private sealed class Survey : ComponentDialog
    {
        public Survey()
        {
            AddDialog(new WaterfallDialog("steps", [AskAsync, GreetAsync]));
            AddDialog(new TextPrompt("name", (prompt, _) =>
            {
                prompt.State["tries"] = prompt.AttemptCount;
                return Task.FromResult(prompt.Recognized.Value?.Length > 1);
            }));
        }

        private static Task<DialogTurnResult> AskAsync(WaterfallStepContext step, CancellationToken stop)
        {
            step.Values["began"] = 1;
            return step.PromptAsync("name", new PromptOptions { Prompt = MessageFactory.Text("name?"), RetryPrompt = MessageFactory.Text("longer?") }, stop);
        }

        private static async Task<DialogTurnResult> GreetAsync(WaterfallStepContext step, CancellationToken stop)
        {
            var began = Convert.ToInt32(step.Values["began"]);
            await step.Context.SendActivityAsync($"hello {step.Result}, attempts {began + 1}", cancellationToken: stop);
            return await step.EndDialogAsync(step.Result, stop);
        }
    }
}
