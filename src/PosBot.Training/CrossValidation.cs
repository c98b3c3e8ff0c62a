using PosBot.Triage.Reading;

namespace PosBot.Training;

/// <summary>Scores of every line by a model that did not see it.</summary>
static class CrossValidation
{
    public static float[][] Scores(Corpus corpus)
    {
        var folds = Folds.Of(corpus.Lines);
        var scores = new float[corpus.Lines.Length][];
        for (var fold = 0; fold < Folds.Count; fold++)
        {
            var model = new IntentModel(Trainer.Train(corpus.Topics, [.. corpus.Lines.Where((_, i) => folds[i] != fold)]));
            for (var i = 0; i < scores.Length; i++)
                if (folds[i] == fold)
                    model.Score(corpus.Lines[i].Features, scores[i] = new float[corpus.Topics.Length]);
        }

        return scores;
    }
}
