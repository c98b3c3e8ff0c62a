using System.Text;
using PosBot.State;
using PosBot.Triage;

namespace PosBot.Tests.State;

public sealed class CaseRecordTests
{
    [Fact]
    public void A_record_comes_back_as_it_was_written()
    {
        var record = Full();
        var read = CaseJson.Read(CaseJson.Write(record));
        Assert.Equal(record.Answers.Map, read.Answers.Map);
        Assert.Equal(record.Previous, read.Previous);
        Assert.Equal((record.Reference, record.UpdatedAt, record.MutedUntil, record.Welcomed), (read.Reference, read.UpdatedAt, read.MutedUntil, read.Welcomed));
        Assert.Equal(CaseJson.Write(record), CaseJson.Write(read));
    }

    [Fact]
    public void The_longest_case_fits_into_three_kilobytes() => Assert.InRange(CaseJson.Write(Full()).Length, 1000, 3072);

    [Fact]
    public void An_empty_record_is_a_few_bytes_and_reads_with_defaults()
    {
        var json = CaseJson.Write(new CaseRecord());
        Assert.InRange(json.Length, 2, 60);
        Assert.Equal((CaseRecord.CurrentFormat, 0, false), Facts(CaseJson.Read(json)));
        Assert.Empty(CaseJson.Read("{}"u8).Previous);
        Assert.Empty(CaseJson.Read("{}"u8).Answers.Map);

        static (int, int, bool) Facts(CaseRecord record) => (record.Format, record.Misses, record.Welcomed);
    }

    [Fact]
    public void A_record_of_a_newer_version_is_read_as_far_as_it_is_understood()
    {
        var read = CaseJson.Read(
            """{"v":9,"mood":{"a":[1]},"misses":2,"answers":{"amount":{"v":"2800","s":"guessed","p":0.5},"odd":7,"empty":{},"days":{"s":"changed","v":"3"}},"open":"card"}"""u8);
        Assert.Equal((9, 2, "card"), (read.Format, read.Misses, read.OpenQuestion));
        Assert.Equal(new Answer("2800", AnswerSource.Asked), read.Answers.Map["amount"]);
        Assert.Equal(new Answer("3", AnswerSource.Changed), read.Answers.Map["days"]);
        Assert.Equal(2, read.Answers.Map.Count);
    }

    [Fact]
    public void Keys_that_share_their_letters_are_different_cases()
    {
        Assert.NotEqual(new CaseKey("a", "bc", "d").Id, new CaseKey("ab", "c", "d").Id);
        Assert.NotEqual(new CaseKey("a", "b", "cd").Id, new CaseKey("a", "bc", "d").Id);
        Assert.Equal(new CaseKey("a", "19:x|y;messageid=1@thread", "29:/../").Id, new CaseKey("a", "19:x|y;messageid=1@thread", "29:/../").Id);
        var key = new CaseKey("a", "b", "c");
        Assert.NotEqual(key.Id, (key with { Person = "d" }).Id);
        Assert.Matches("^[A-Za-z0-9_-]{22}$", new CaseKey("a", "../../etc", "\0").Id);
    }

    static CaseRecord Full()
    {
        var answers = Answers.None;
        var previous = new List<string>();
        for (var index = 0; index < 24; index++)
        {
            var question = "a_question_of_length_" + index;
            answers = answers.With(question, "an_option_of_length", (AnswerSource)(index % 3));
            previous.Add(question);
        }
        return new CaseRecord
        {
            Locale = "zh-CN",
            Answers = answers,
            Topic = "settlement_delay",
            OpenQuestion = "a_question_of_length_7",
            Misses = 2,
            LastOutcome = "contact_acquirer_then_bank",
            Stage = "following",
            Welcomed = true,
            Content = new string('f', 16),
            Reference = Encoding.UTF8.GetString("""{"user":{"id":"29:1XJKJMvc5GBtc2JwZq0oj8tHZmzrQgmB39ATiQWA85gQtHieVkKilBZ9XHoq9j7Zaqt7CZ-NJWi7me2kHTL3Bw","name":"王"},"serviceUrl":"https://smba.trafficmanager.net/apac/"}"""u8),
            Turns = 41,
            UpdatedAt = new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero),
            MutedUntil = new DateTimeOffset(2026, 11, 24, 1, 2, 3, TimeSpan.Zero),
            Handover = "support",
            Previous = previous,
        };
    }
}
