using BhytWarehouse.Schema;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>What becomes of an indicator's communes where a figure is asked for in the units of the other system, as the Units tag of its header says.</summary>
internal enum UnitsRule
{
    /// <summary>It has no communes, or they stay what they were, for the reason that the header gives.</summary>
    Own,

    /// <summary>Both sides count what is in a commune and go where its people go.</summary>
    Restated,

    /// <summary>The numerator goes where the people go; the denominator is the population that is restated already.</summary>
    OverPopulation,
}

internal static class UnitsRules
{
    public static UnitsRule Of(WarehouseObject indicator) => indicator.Header.GetValueOrDefault("Units", "own") switch
    {
        "restated" => UnitsRule.Restated,
        "restated over population" => UnitsRule.OverPopulation,
        string own when own.StartsWith("own", StringComparison.Ordinal) => UnitsRule.Own,
        string other => throw new InvalidOperationException($"indicator.{indicator.Name}: Units is '{other}'; expected restated, restated over population, or own and a reason. Correct the header."),
    };
}
