using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.VssBudgets;

/// <summary>What a decision does to the estimate before it, by the words of the document.</summary>
internal static class BudgetDecisionKind
{
    /// <summary>A assigned, R replaces, S supplement; empty for other words.</summary>
    public static string Of(string words) => HeadingText.Fold(words) switch
    {
        "giao" or "giaodaunam" or "giaodutoan" or "assigned" => "A",
        "dieuchinh" or "thaythe" or "dieuchinhthaythe" or "replaces" => "R",
        "bosung" or "giam" or "bosungtanggiam" or "dieuchinhtanggiam" or "supplement" => "S",
        _ => "",
    };
}
