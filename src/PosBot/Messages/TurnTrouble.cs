namespace PosBot.Messages;

/// <summary>Says that the bot failed (words key <c>error.turn</c>) and asks the open question of <see cref="CaseTurn.Record"/> again, which is the record from before the turn.</summary>
delegate Task TurnTrouble(ITurnContext turnContext, CaseTurn turn, CancellationToken cancellationToken);
