using System.Text;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>One field of one table, as the decrees and the gateway define it.</summary>
/// <param name="Position">In the decree's order, from 1; files are read by name, whatever the order.</param>
/// <param name="Type4750">C or N.</param>
/// <param name="Length4750">Characters, null where unlimited; <paramref name="LengthGateway"/> is what the portal checks, <paramref name="LengthLater"/> what a later decree widened it to.</param>
/// <param name="Required">x, c (conditional) or empty.</param>
/// <param name="RequiredUntilDateKey">Discharge day up to which it is required, yyyymmdd.</param>
/// <param name="RequiredWhen">A condition such as MA_NHOM=12; empty when it holds always.</param>
/// <param name="Decrees">In which it exists: 4750, 3176 or both.</param>
public sealed record ContractField(
    string Table, int Position, string Name, char Type4750, int? Length4750, char TypeGateway, int? LengthGateway, int? LengthLater,
    string Required, int RequiredUntilDateKey, string RequiredWhen, IReadOnlyList<string> Decrees, FieldKind Kind, FieldStorage Storage, string Note)
{
    /// <summary>The larger of the limits, in characters (digits for a number); int.MaxValue where one of them is unlimited.</summary>
    public int Limit { get; } = Length4750 is { } decree && LengthGateway is { } gateway ? Math.Max(Math.Max(decree, gateway), LengthLater ?? 0) : int.MaxValue;

    /// <summary>A fault in it makes figures wrong, so it rejects the dossier.</summary>
    public bool IsNeeded => Storage is FieldStorage.Stored or FieldStorage.Token;

    /// <summary>Messages may quote it.</summary>
    public bool MayBeShown => Storage is FieldStorage.Stored or FieldStorage.Checked && !Name.StartsWith("TEN_", StringComparison.Ordinal);

    /// <summary>Its absence is a fault; a field of one decree only cannot be asked for, since files do not say which they follow.</summary>
    public bool IsRequired { get; } = Required == "x" && Decrees.Count > 1;

    /// <summary>The field that <see cref="RequiredWhen"/> looks at; empty without a condition.</summary>
    internal string ConditionField { get; } = RequiredWhen.Split('=')[0];

    internal byte[] ConditionValue { get; } = Encoding.ASCII.GetBytes(RequiredWhen[(RequiredWhen.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    internal byte[] Utf8Name { get; } = Encoding.ASCII.GetBytes(Name);

    internal byte[] OpenTag { get; } = Encoding.ASCII.GetBytes($"<{Name}>");

    internal byte[] CloseTag { get; } = Encoding.ASCII.GetBytes($"</{Name}>");
}
