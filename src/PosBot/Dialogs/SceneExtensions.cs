namespace PosBot.Dialogs;

static class SceneExtensions
{
    /// <summary>The scene of this turn, put there before any dialog runs.</summary>
    public static Scene Scene(this ITurnContext context) =>
        context.TurnState.Get<Scene>() ?? throw new InvalidOperationException("No scene was set for this turn.");
}
