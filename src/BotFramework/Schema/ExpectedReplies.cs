namespace BotFramework.Schema;

/// <summary>The body of the answer to an activity whose delivery mode is <see cref="DeliveryModes.ExpectReplies"/>.</summary>
public class ExpectedReplies
{
    public ExpectedReplies()
    {
    }

    public ExpectedReplies(IList<Activity>? activities = default) => Activities = activities;

    public IList<Activity>? Activities { get; set; }
}
