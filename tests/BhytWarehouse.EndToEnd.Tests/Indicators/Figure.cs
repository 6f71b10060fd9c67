namespace BhytWarehouse.EndToEnd.Tests.Indicators;

/// <summary>One value of an indicator, its slice named by codes; empty (or -1) where the indicator does not tell it apart.</summary>
internal sealed record Figure(int Month, decimal Numerator, decimal Denominator)
{
    /// <summary>00 the province; communes with their system in front, since the same digits name two.</summary>
    public string Unit { get; init; } = "";

    public string Facility { get; init; } = "";

    public string CareType { get; init; } = "";

    public string CostGroup { get; init; } = "";

    public string Group { get; init; } = "";

    public string Basis { get; init; } = "";

    public int BasisYear { get; init; } = -1;

    public string Slice { get; init; } = "";

    /// <summary>The numerator is of a commune that split ones were shared out over: near the truth, and exact in the sum over the communes.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>Prices times quantities have more than two decimals, and SQLite may round a half either way.</summary>
    public bool IsUnrounded { get; init; }

    /// <summary>What tells it from the others of its indicator.</summary>
    public (int Month, string Unit, string Facility, string CareType, string CostGroup, string Group, string Basis, string Slice) Key => (Month, Unit, Facility, CareType, CostGroup, Group, Basis, Slice);
}
