namespace BotFramework.Schema;

/// <summary>Somebody joined or left, or the topic changed.</summary>
public interface IConversationUpdateActivity : IActivity
{
    IList<ChannelAccount>? MembersAdded { get; set; }

    IList<ChannelAccount>? MembersRemoved { get; set; }

    string? TopicName { get; set; }

    bool? HistoryDisclosed { get; set; }
}

/// <summary>The bot was added to or removed from a person's contacts.</summary>
public interface IContactRelationUpdateActivity : IActivity
{
    string? Action { get; set; }
}

/// <summary>The bot was installed or removed.</summary>
public interface IInstallationUpdateActivity : IActivity
{
    string? Action { get; set; }
}

/// <summary>An earlier message was edited.</summary>
public interface IMessageUpdateActivity : IMessageActivity
{
}

/// <summary>An earlier message was deleted.</summary>
public interface IMessageDeleteActivity : IActivity
{
}

/// <summary>Reactions were added to or taken from an earlier message.</summary>
public interface IMessageReactionActivity : IActivity
{
    IList<MessageReaction>? ReactionsAdded { get; set; }

    IList<MessageReaction>? ReactionsRemoved { get; set; }
}

/// <summary>A message that only its recipient sees, about another one.</summary>
public interface ISuggestionActivity : IMessageActivity
{
    IList<TextHighlight>? TextHighlights { get; set; }
}

/// <summary>Somebody is composing a message.</summary>
public interface ITypingActivity : IActivity
{
}

/// <summary>The conversation is over.</summary>
public interface IEndOfConversationActivity : IActivity
{
    string? Code { get; set; }

    string? Text { get; set; }
}

/// <summary>Something that happened outside the conversation; no answer is owed.</summary>
public interface IEventActivity : IActivity
{
    string? Name { get; set; }

    object? Value { get; set; }

    ConversationReference? RelatesTo { get; set; }
}

/// <summary>An operation whose answer travels in the body of the HTTP answer.</summary>
public interface IInvokeActivity : IActivity
{
    string? Name { get; set; }

    object? Value { get; set; }

    ConversationReference? RelatesTo { get; set; }
}

/// <summary>A note for whoever debugs the bot.</summary>
public interface ITraceActivity : IActivity
{
    string? Name { get; set; }

    string? Label { get; set; }

    string? ValueType { get; set; }

    object? Value { get; set; }

    ConversationReference? RelatesTo { get; set; }
}

/// <summary>Control of the conversation passes to somebody else.</summary>
public interface IHandoffActivity : IActivity
{
}

/// <summary>A command to do something.</summary>
public interface ICommandActivity : IActivity
{
    string? Name { get; set; }

    object? Value { get; set; }
}

/// <summary>What came of a command.</summary>
public interface ICommandResultActivity : IActivity
{
    string? Name { get; set; }

    object? Value { get; set; }
}
