using System.Buffers.Text;

using DirectLine;
using Microsoft.Extensions.Time.Testing;
using PosBot.Downloads;

namespace PosBot.Tests.Service;

/// <summary>Only a token that this service signed, and that is still young, stands for a letter.</summary>
public sealed class LetterTokenTests
{
    static readonly LetterGrant Grant = new("kR3vX0p1q2r3s4t5u6v7w8", "pboc-person", "zh-CN", "docx");
    readonly FakeTimeProvider time = new(DateTimeOffset.Parse("2026-11-25T10:00:00Z"));

    LetterTokens Tokens(params DirectLineKey[] keys) => new(new FixedKeys(keys), time);

    [Fact]
    public async Task A_token_is_read_back_as_what_it_was_issued_for()
    {
        var tokens = Tokens(DirectLineKey.New(time.GetUtcNow()));
        var token = await tokens.IssueAsync(Grant, default);
        Assert.Equal(new ReadGrant(Grant, Expired: false), await tokens.ReadAsync(token, default));
        Assert.True(Base64Url.IsValid(token));
    }

    [Fact]
    public async Task A_token_is_refused_when_half_an_hour_has_passed()
    {
        var tokens = Tokens(DirectLineKey.New(time.GetUtcNow()));
        var token = await tokens.IssueAsync(Grant, default);
        time.Advance(LetterTokens.Life - TimeSpan.FromSeconds(1));
        Assert.False((await tokens.ReadAsync(token, default)).Expired);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await tokens.ReadAsync(token, default)).Expired);
    }

    [Fact]
    public async Task A_token_with_any_one_byte_changed_is_none_of_ours()
    {
        var tokens = Tokens(DirectLineKey.New(time.GetUtcNow()));
        var bytes = Base64Url.DecodeFromChars(await tokens.IssueAsync(Grant, default));
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            Assert.Null((await tokens.ReadAsync(Base64Url.EncodeToString(bytes), default)).Grant);
            bytes[i] ^= 1;
        }

        Assert.NotNull((await tokens.ReadAsync(Base64Url.EncodeToString(bytes), default)).Grant);
    }

    [Fact]
    public async Task Another_services_token_is_none_of_ours()
    {
        var token = await Tokens(DirectLineKey.New(time.GetUtcNow())).IssueAsync(Grant, default);
        Assert.Null((await Tokens(DirectLineKey.New(time.GetUtcNow())).ReadAsync(token, default)).Grant);
    }

    [Fact]
    public async Task A_fresh_key_signs_nothing_before_every_host_has_seen_it()
    {
        var (old, fresh) = (DirectLineKey.New(time.GetUtcNow().AddDays(-1)), DirectLineKey.New(time.GetUtcNow()));
        var token = await Tokens(fresh, old).IssueAsync(Grant, default);
        Assert.NotNull((await Tokens(old).ReadAsync(token, default)).Grant);
        time.Advance(TimeSpan.FromMinutes(1));
        var later = await Tokens(fresh, old).IssueAsync(Grant, default);
        Assert.Null((await Tokens(old).ReadAsync(later, default)).Grant);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not base64 at all")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_token_is_none_of_ours(string token)
    {
        var tokens = Tokens(DirectLineKey.New(time.GetUtcNow()));
        Assert.Equal(default, await tokens.ReadAsync(token, default));
        Assert.Equal(default, await tokens.ReadAsync(token + new string('A', 4000), default));
    }

    sealed class FixedKeys(DirectLineKey[] keys) : IDirectLineKeys
    {
        public Task<IReadOnlyList<DirectLineKey>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DirectLineKey>>(keys);
    }
}
