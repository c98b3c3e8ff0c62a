namespace PosBot.Triage.Reading;

/// <summary>Whether the official line was tried: only a person's own account of it counts, not a call that came in, not the agent.</summary>
internal static class SupportContact
{
    static readonly string[] Lines = ["官方客服", "人工客服", "客服电话", "客服热线", "官方电话", "客服", "热线", "customer service", "customer support", "support", "hotline", "helpline", "help line", "call centre", "call center", "helpdesk", "service line"];

    public static bool Tried(ScanPass pass)
    {
        for (var i = 0; i < pass.Length; i++)
            foreach (var line in Lines)
                if (pass.Any(i, line) > 0 && Was(pass, i, i + line.Length))
                    return true;
        foreach (var span in pass.Spans)
            if (span is IdentifierSpan { Kind: IdentifierKind.ServiceNumber } service && service.Value is not ("110" or "96110" or "12363" or "12315" or "12378" or "12345") && Was(pass, service.Start, service.End))
                return true;
        return false;
    }

    static bool Was(ScanPass pass, int start, int end)
    {
        if (pass.Before(start, 4, "自称", "假", "冒充", "所谓", "说是", "有个", "一个", "没打", "没有打", "没找", "没联系", "没问", "还没", "不想", "要不要", "要打", "怎么打", "找不到", "转", "接", "哪里有", "想找", "帮我", "fake", "haven't", "didn't", "not", "should i", "a", "from", "claiming to be") >= 0)
            return false;
        if (pass.After(end, 4, "打来", "来电", "打电话给我", "打给我", "加我", "让我转", "叫我转", "多少", "是多少", "在哪", "号码", "怎么", "called me", "number") >= 0)
            return false;
        return pass.Before(start, 5, "打了", "打过", "打", "拨", "找了", "找过", "找", "问了", "问过", "问", "联系了", "联系过", "联系", "咨询", "致电", "反映", "催了", "催过", "跟", "和", "called", "call", "rang", "phoned", "contacted", "asked", "emailed", "messaged", "spoke to", "spoke with", "tried", "told", "with") >= 0
            || pass.After(end, 5, "说", "讲", "回复", "回我", "答", "告诉", "让等", "让我等", "叫我等", "推", "不管", "只会", "天天", "光", "没人接", "打不通", "不接", "忙", "占线", "态度", "查了", "给了", "登记", "催", "敷衍", "踢皮球", "机器人", "keeps", "says", "said", "told", "no answer", "doesn't answer", "won't", "replied", "just", "only", "useless", "is dead") >= 0;
    }
}
