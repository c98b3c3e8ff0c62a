using BotFramework;
using BotFramework.Adapters;
using BotFramework.Dialogs;
using BotFramework.Schema;

namespace PosBot.Tests.Protocol;

public sealed class PromptTests
{
    [Fact]
    public async Task A_question_without_a_hint_expects_input()
    {
        await Flow(new TextPrompt("p"), new PromptOptions { Prompt = new Activity("message") { Text = "?" } })
            .Send("go").AssertReply(reply => Assert.Equal(InputHints.ExpectingInput, ((IMessageActivity)reply).InputHint))
            .StartTestAsync();
        await Flow(new TextPrompt("p"), new PromptOptions { Prompt = MessageFactory.Text("?") })
            .Send("go").AssertReply(reply => Assert.Equal(InputHints.AcceptingInput, ((IMessageActivity)reply).InputHint))
            .StartTestAsync();
    }

    [Fact]
    public async Task What_is_no_message_is_ignored_and_what_is_no_text_is_asked_again()
    {
        await Flow(new TextPrompt("p"), new PromptOptions { Prompt = MessageFactory.Text("?") })
            .Test("go", "?")
            .SendConversationUpdate().AssertNoReply()
            .Send(new Activity("message")).AssertReply("?")
            .Test("yes", "got yes")
            .StartTestAsync();
    }

    [Fact]
    public async Task The_validator_alone_decides_also_on_what_was_not_recognised()
    {
        await Flow(new TextPrompt("p", (prompt, _) => Task.FromResult(!prompt.Recognized.Succeeded)), new PromptOptions { Prompt = MessageFactory.Text("?"), RetryPrompt = MessageFactory.Text("again?") })
            .Test("go", "?")
            .Test("text", "again?")
            .Send(new Activity("message")).AssertReply("got ")
            .StartTestAsync();
    }

    [Fact]
    public async Task Attempts_are_counted_and_a_validator_that_speaks_replaces_the_retry_prompt()
    {
        PromptValidator<string> validator = async (prompt, stop) =>
        {
            await prompt.Context.SendActivityAsync($"attempt {prompt.AttemptCount}", cancellationToken: stop);
            return prompt.AttemptCount == 2;
        };
        await Flow(new TextPrompt("p", validator), new PromptOptions { Prompt = MessageFactory.Text("?"), RetryPrompt = MessageFactory.Text("again?") })
            .Test("go", "?")
            .Test("a", "attempt 1").AssertNoReply()
            .Test("b", "attempt 2").AssertReply("got b").AssertNoReply()
            .StartTestAsync();
    }

    [Fact]
    public async Task Options_of_another_kind_are_refused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Flow(new TextPrompt("p"), "text").Send("go").StartTestAsync());

    private static TestFlow Flow(TextPrompt prompt, object options)
    {
        var storage = new MemoryStorage();
        var state = new ConversationState(storage);
        var stack = state.CreateProperty<DialogState>("stack");
        var adapter = new TestAdapter().Use(new AutoSaveStateMiddleware(state));
        return new TestFlow(adapter, async (turn, stop) =>
        {
            var dc = await new DialogSet(stack).Add(prompt).CreateContextAsync(turn, stop);
            var result = await dc.ContinueDialogAsync(stop);
            if (result.Status == DialogTurnStatus.Empty)
                await dc.BeginDialogAsync("p", options, stop);
            else if (result.Status == DialogTurnStatus.Complete)
                await turn.SendActivityAsync($"got {result.Result}", cancellationToken: stop);
        });
    }
}
