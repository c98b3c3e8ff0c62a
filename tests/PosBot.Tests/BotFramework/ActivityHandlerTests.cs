using BotFramework;
using BotFramework.Adapters;
using BotFramework.Schema;

namespace PosBot.Tests.Protocol;

public sealed class ActivityHandlerTests
{
    [Theory]
    [InlineData("message", "message")]
    [InlineData("messageUpdate", "update")]
    [InlineData("messageDelete", "delete")]
    [InlineData("event", "event")]
    [InlineData("endOfConversation", "end")]
    [InlineData("typing", "typing")]
    [InlineData("ping", "other")]
    public async Task Each_type_has_its_method(string type, string expected) => Assert.Equal([expected], await SeenAsync(new Activity(type)));

    [Fact]
    public async Task Named_events_and_installations_go_one_further()
    {
        Assert.Equal(["token"], await SeenAsync(new Activity("event") { Name = "tokens/response" }));
        Assert.Equal(["installed"], await SeenAsync(new Activity("installationUpdate") { Action = "add" }));
        Assert.Equal(["removed"], await SeenAsync(new Activity("installationUpdate") { Action = "remove-upgrade" }));
        Assert.Empty(await SeenAsync(new Activity("installationUpdate")));
    }

    [Fact]
    public async Task Members_are_told_of_once_and_only_if_one_of_them_is_not_the_bot()
    {
        Assert.Empty(await SeenAsync(Joined("bot")));
        Assert.Equal(["added bot,user1"], await SeenAsync(Joined("bot", "user1")));
        Assert.Equal(["left user1"], await SeenAsync(new Activity("conversationUpdate") { MembersRemoved = [new ChannelAccount("user1")] }));
        Assert.Empty(await SeenAsync(new Activity("conversationUpdate")));
        Assert.Empty(await SeenAsync(new Activity("conversationUpdate") { MembersAdded = [], MembersRemoved = [new ChannelAccount("user1")] }));
    }

    [Fact]
    public async Task Reactions_added_and_removed_are_both_told() =>
        Assert.Equal(["like", "unlike"], await SeenAsync(new Activity("messageReaction") { ReactionsAdded = [new MessageReaction("like")], ReactionsRemoved = [new MessageReaction("like")] }));

    private static Activity Joined(params string[] ids) => new("conversationUpdate") { MembersAdded = [.. ids.Select(id => new ChannelAccount(id))] };

    private static async Task<List<string>> SeenAsync(Activity activity)
    {
        var bot = new Recorder();
        await new TestAdapter().ProcessActivityAsync(activity, bot.OnTurnAsync);
        return bot.Seen;
    }

    private sealed class Recorder : ActivityHandler
    {
        public List<string> Seen { get; } = [];

        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => Add("message");

        protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Add("update");

        protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => Add("delete");

        protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Add("event");

        protected override Task OnTokenResponseEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Add("token");

        protected override Task OnEndOfConversationActivityAsync(ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) => Add("end");

        protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) => Add("typing");

        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Add("other");

        protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Add("installed");

        protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Add("removed");

        protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Add("added " + string.Join(',', membersAdded.Select(member => member.Id)));

        protected override Task OnMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Add("left " + string.Join(',', membersRemoved.Select(member => member.Id)));

        protected override Task OnReactionsAddedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) => Add("like");

        protected override Task OnReactionsRemovedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) => Add("unlike");

        private Task Add(string what)
        {
            Seen.Add(what);
            return Task.CompletedTask;
        }
    }
}
