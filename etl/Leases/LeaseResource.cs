namespace BhytWarehouse.Etl.Leases;

/// <summary>What only one host may work on at a time, such as <c>feed VssClaims</c>.</summary>
/// <remarks>The slice of a feed is the whole feed: its drop folder and its unfinished loads belong together, and two feeds never write the same staging rows.</remarks>
public readonly record struct LeaseResource(string Name)
{
    /// <summary>The figures, and what a reviewer decides about links before they are computed anew.</summary>
    public static LeaseResource Figures { get; } = new("figures");

    /// <summary>Asking Power BI for a refresh.</summary>
    public static LeaseResource Refresh { get; } = new("refresh");

    /// <summary>What readers see. Delivery takes it alone, refreshes share it: an import reads over several connections and must not see two states.</summary>
    public static LeaseResource Publication { get; } = new("publication");

    /// <summary>The sample province of a demo.</summary>
    public static LeaseResource Sample { get; } = new("sample");

    /// <summary>Putting a backup back.</summary>
    public static LeaseResource Restore { get; } = new("restore");

    /// <summary>Being the one host of a job store that several cannot share.</summary>
    public static LeaseResource Host { get; } = new("host");

    public static LeaseResource Feed(string feedCode) => new("feed " + feedCode);

    public static LeaseResource Pull(string source) => new("pull " + source);

    public override string ToString() => Name;
}
