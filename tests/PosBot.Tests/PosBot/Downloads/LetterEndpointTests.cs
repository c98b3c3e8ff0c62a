using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using DocumentFormat.OpenXml.Packaging;
using PosBot.Downloads;

namespace PosBot.Tests.Service;

/// <summary>The whole way of a letter: asked for on the help page's channel, taken from the link.</summary>
public sealed partial class LetterEndpointTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    const string Matter = "13号用拉卡拉刷的3200没到，打了官方客服，客服说不归他们管";

    [Fact]
    public async Task A_letter_is_had_as_word_and_as_plain_text_from_the_host_of_the_page()
    {
        var chat = await Chat.OpenAsync(host);
        var links = LinksIn(await chat.SayAsync(Matter, "待结算", "支付公司", "给人民银行的投诉（个人、个体户）"));
        Assert.Equal(2, links.Length);
        Assert.All(links, link => Assert.StartsWith(chat.Http.BaseAddress + "letters/", link, StringComparison.Ordinal));

        using var word = await chat.Http.GetAsync(links[0]);
        Assert.Equal((HttpStatusCode.OK, LetterDocument.ContentType), (word.StatusCode, word.Content.Headers.ContentType!.MediaType));
        Assert.True(word.Headers.CacheControl!.NoStore);
        Assert.Equal("attachment", word.Content.Headers.ContentDisposition!.DispositionType);
        Assert.EndsWith(".docx", word.Content.Headers.ContentDisposition.FileNameStar, StringComparison.Ordinal);
        using var file = WordprocessingDocument.Open(await word.Content.ReadAsStreamAsync(), isEditable: false);
        Assert.Contains("3,200 元", file.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);

        var text = await chat.Http.GetStringAsync(links[1]);
        Assert.Contains("3,200 元", text, StringComparison.Ordinal);
        Assert.Contains("\r\n", text, StringComparison.Ordinal);
        using var head = await chat.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, links[1]));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task The_file_follows_a_correction_and_is_gone_with_the_case()
    {
        var chat = await Chat.OpenAsync(host);
        var link = LinksIn(await chat.SayAsync(Matter, "待结算", "支付公司", "给人民银行的投诉（个人、个体户）"))[1];
        await chat.SayAsync("金额说错了，是4500元");
        Assert.Contains("4,500 元", await chat.Http.GetStringAsync(link), StringComparison.Ordinal);
        await chat.SayAsync("删除我的记录", "确认删除");
        using var gone = await chat.Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.True(gone.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_forged_link_is_refused_and_says_what_to_do()
    {
        using var http = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/letters/" + new string('A', 120));
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("write the letter", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Somebody_who_writes_english_is_also_given_the_chinese_file_to_hand_in()
    {
        var chat = await Chat.OpenAsync(host);
        var links = LinksIn(await chat.SayAsync("The terminal failed but my card was charged 320", "write the letter"));
        Assert.Equal(3, links.Length);
        Assert.Contains("Cardholder", await chat.Http.GetStringAsync(links[1]), StringComparison.Ordinal);
        using var file = WordprocessingDocument.Open(await chat.Http.GetStreamAsync(links[2]) is var stream ? await Copy(stream) : null!, isEditable: false);
        Assert.Contains("持卡人", file.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    static async Task<MemoryStream> Copy(Stream stream)
    {
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy;
    }

    static string[] LinksIn(string activities) => [.. Link().Matches(activities).Select(found => found.Groups["url"].Value)];

    [GeneratedRegex("\"url\":\"(?<url>[^\"]*/letters/[^\"]*)\"")]
    private static partial Regex Link();

    /// <summary>A conversation over Direct Line, as the help page holds it.</summary>
    sealed class Chat(HttpClient http, string conversation)
    {
        const string Root = "/v3/directline";

        string watermark = "";

        public HttpClient Http => http;

        public static async Task<Chat> OpenAsync(ServiceHost host)
        {
            host.Business.AdjustTime(DateTimeOffset.Parse("2026-11-25T10:30:00+08:00"));
            var http = host.CreateClient();
            var token = await Json(await http.PostAsync(Root + "/tokens/generate", JsonContent.Create(new JsonObject())));
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token["token"]!.ToString());
            var started = await Json(await http.PostAsync(Root + "/conversations", JsonContent.Create(new JsonObject())));
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", started["token"]!.ToString());
            return new(http, started["conversationId"]!.ToString());
        }

        /// <summary>Says one thing after another; the activities of the last turn, as they went over the wire.</summary>
        public async Task<string> SayAsync(params string[] texts)
        {
            var last = "";
            foreach (var text in texts)
            {
                var message = new JsonObject { ["type"] = "message", ["text"] = text, ["locale"] = "zh-CN", ["from"] = new JsonObject { ["id"] = "" } };
                (await http.PostAsync($"{Root}/conversations/{conversation}/activities", JsonContent.Create(message))).EnsureSuccessStatusCode();
                var page = await Json(await http.GetAsync($"{Root}/conversations/{conversation}/activities?watermark={watermark}"));
                watermark = page["watermark"]!.ToString();
                last = page["activities"]!.ToJsonString();
            }

            return last;
        }

        static async Task<JsonObject> Json(HttpResponseMessage response)
        {
            Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}");
            return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        }
    }
}
