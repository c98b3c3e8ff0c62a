namespace PosBot.Triage.Reading;

/// <summary>What a length of time is about, from the words around it.</summary>
internal static class DurationRoles
{
    public static DurationRole Of(ScanPass pass, int start, int end, DurationUnit unit)
    {
        if (AgoEnd(pass, end) > end)
            return DurationRole.Ago;
        // "已经", "等了", "拖了" right before, or "没到", "过去了" right after, settle it.
        var passed = pass.Before(start, 3, "等了", "等", "拖了", "拖我", "拖", "压了", "压我", "压", "过了", "过去", "卡了", "扣了", "欠了", "晚了", "都", "已经", "已", "整整", "足足", "快", "有", "超过", "逾期", "满", "waited", "waiting", "been", "waiting for", "been waiting", "overdue", "late by", "delayed", "over", "almost", "nearly", "past", "now") >= 0;
        var still = pass.After(end, 3, "了", "没", "未", "还没", "过去", "不到", "不结", "不给", "没人", "了还", "冇", "都没", "without", "late", "overdue", "passed", "have passed", "and nothing", "no money", "and still", "already", "gone", "now") >= 0
            && !(pass.After(end, 3, "内", "后到", "才") is >= 0 and <= 1);
        var told = pass.Before(start, 5, "再等", "再过", "让等", "让我等", "叫我等", "叫等", "要等", "得等", "还要", "还得", "需要", "需", "说", "说是", "说要", "承诺", "答应", "保证", "通知", "最多", "最长", "最快", "最迟", "最晚", "不超过", "预计", "大概要", "规定", "约定", "要", "得",
            "within", "another", "wait", "to wait", "takes", "take", "up to", "said", "says", "told", "promised", "in", "next", "allow", "more", "maximum", "usually", "normally") is >= 0;
        var within = pass.Any(end, "以内", "之内", "内", "到账", "到帐", "之后", "以后", "后", "才能", "才到", "就到", "就能", "会到", "能到", "more", "later", "max", "maximum", "settlement", "cycle") > 0;
        if (within && pass.After(end, 6, "还没", "还是没", "仍", "没到", "没有到") >= 0 && pass.Any(end, "后", "之后", "以后") > 0)
            return DurationRole.Waited;
        if (told && !(passed && pass.Before(start, 2, "等了", "拖了", "压了", "过了", "都", "已经") >= 0))
            return DurationRole.Announced;
        if (within && !passed)
            return DurationRole.Announced;
        if (IsOther(pass, start, end, unit, passed))
            return DurationRole.Other;
        return passed || still || unit is not (DurationUnit.Years or DurationUnit.Minutes) ? DurationRole.Waited : DurationRole.Other;
    }

    /// <summary>The index after 前, 以前, ago; the given one where there is none.</summary>
    public static int AgoEnd(ScanPass pass, int end) =>
        end + pass.Any(end, "之前", "以前", "前") is var han && han > end && pass.At(han) is not ('台' or '面') ? han
            : pass.Any(pass.Skip(end), "ago", "back") is > 0 and var ago ? pass.Skip(end) + ago
            : end;

    // Of the contract, the shop, the habit: 一年流量费, 用了两年, 每三天, 一天刷两万.
    static bool IsOther(ScanPass pass, int start, int end, DurationUnit unit, bool passed)
    {
        if (pass.Before(start, 1, "每", "放假", "休息", "停业", "歇业", "用了", "开了", "干了", "做了", "开店", "用", "做", "合同", "签了", "every", "per", "used for", "open for", "used it", "头", "前", "近") >= 0 && !pass.Is(start - 1, "前"))
            return true;
        if (pass.Any(end, "流量", "保修", "质保", "租", "合同", "的费", "一次", "能刷", "刷", "卖", "流水", "营业", "收入", "交易", "限额", "老店", "老客", "warranty", "contract", "old") > 0)
            return true;
        return unit == DurationUnit.Years && !passed;
    }
}
