using BotFramework.Schema;

namespace BotFramework;

/// <summary>What runs at the centre of a turn, inside all middleware.</summary>
public delegate Task BotCallbackHandler(ITurnContext turnContext, CancellationToken cancellationToken);

/// <summary>The rest of the turn, as a middleware sees it.</summary>
public delegate Task NextDelegate(CancellationToken cancellationToken);

/// <summary>Sees replies before they are sent; not calling next keeps them from being sent.</summary>
public delegate Task<ResourceResponse[]> SendActivitiesHandler(ITurnContext turnContext, List<Activity> activities, Func<Task<ResourceResponse[]>> next);

/// <summary>Sees an edit before it is sent.</summary>
public delegate Task<ResourceResponse> UpdateActivityHandler(ITurnContext turnContext, Activity activity, Func<Task<ResourceResponse>> next);

/// <summary>Sees a deletion before it is sent.</summary>
public delegate Task DeleteActivityHandler(ITurnContext turnContext, ConversationReference reference, Func<Task> next);
