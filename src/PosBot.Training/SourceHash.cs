using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PosBot.Triage.Reading;

namespace PosBot.Training;

/// <summary>
/// One hash over all that can change a model: the labelled features. Utterances, lexicon, institutions, calendar, character tables and the readers' code show
/// in them or make no difference; the trainer itself has a version.
/// </summary>
static class SourceHash
{
    public static string Of(Corpus corpus)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"trainer {Trainer.Version}, features {FeatureReader.Version}\n{string.Join('\n', corpus.Topics)}\n"));
        foreach (var line in corpus.Lines)
        {
            hash.AppendData(BitConverter.GetBytes(line.Topic));
            hash.AppendData(MemoryMarshal.AsBytes<ulong>(line.Features));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
