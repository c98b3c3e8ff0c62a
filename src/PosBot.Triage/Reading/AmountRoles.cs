namespace PosBot.Triage.Reading;

/// <summary>What a sum is, from the words next to it.</summary>
internal static class AmountRoles
{
    public static AmountRole Of(ScanPass pass, int start, int end)
    {
        if (pass.Before(start, 3, "流水", "营业额", "每天", "每月", "一天", "一个月", "月流水", "日流水", "额度", "限额", "注册资金", "turnover", "limit", "a day", "per day", "monthly", "每个月", "单笔限") >= 0
            || pass.Any(pass.Skip(end), "的流水", "流水", "的额度", "额度", "以上", "以下", "的限额", "turnover", "a month", "a day", "per month", "per day") > 0)
            return AmountRole.Turnover;
        if (pass.Before(start, 2, "少了", "少给", "少到", "少收", "少打", "少结", "少", "差了", "差", "缺了", "缺", "短了", "多扣了", "多扣", "多刷了", "多刷", "多收了", "多收", "多打了", "多打", "多付了", "多付", "不见了", "丢了", "损失", "没到的", "没到账的", "欠我", "欠了", "欠", "扣多了", "多转", "多了",
                "missing", "short by", "short", "lost", "overcharged", "overcharged me", "extra", "owe me", "owes me", "owed", "less by") >= 0
            || pass.Any(pass.Skip(end), "不见", "没了", "没影", "飞了", "没到", "没有到", "未到", "没收到", "不到账", "没进", "没给", "没来", "对不上", "还没", "less", "short", "missing", "extra", "too much", "too little", "is missing", "not arrived", "never arrived") > 0)
            return AmountRole.Missing;
        if (pass.Before(start, 3, "押金", "流量费", "手续费", "服务费", "年费", "会员费", "资料费", "激活费", "违约金", "保证金", "通讯费", "费", "deposit", "fee", "fees") >= 0
            || pass.Any(end, "的押金", "押金", "手续费", "流量费", "年费", "的手续费", "的流量费", "服务费", "的服务费", "会员费", "费", " deposit", " fee") > 0)
            return AmountRole.Fee;
        if (pass.Before(start, 2, "只到了", "只到", "到账了", "到账", "实到", "进卡", "进了", "进账", "只进", "才到", "才给", "只给", "只收到", "收到了", "只有", "只剩", "got only", "only got", "only", "received", "arrived", "credited") >= 0)
            return AmountRole.Arrived;
        return AmountRole.Transaction;
    }
}
