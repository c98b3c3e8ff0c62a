using System.Text;

namespace PosBot.Messages;

/// <summary>What a log or a dead letter may say of an exception: types and places. A message may quote what the person wrote.</summary>
static class FailureTrace
{
    public static string Of(Exception failure)
    {
        var trace = new StringBuilder();
        for (var cause = failure; cause is not null; cause = cause.InnerException) trace.Append(cause.GetType().FullName).Append('\n').Append(cause.StackTrace).Append('\n');
        return trace.ToString();
    }
}
