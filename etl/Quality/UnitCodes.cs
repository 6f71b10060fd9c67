namespace BhytWarehouse.Etl.Quality;

/// <summary>Which unit a code names on a day. Since 2025-07-01 the same digits name other provinces and communes than before, so a code without a day is often no answer.</summary>
/// <remarks>
/// Provinces come from the code list that ships with the product (Province.csv: 63 old ones with their successors, 34 new ones). Communes do not ship: of 3,321 new codes 3,316 are digits
/// that another commune had before, so a commune code without a day is always refused; whether a dated one exists is for the warehouse to say, where it is a member of
/// dim.AdministrativeUnit from the units feed or only mentioned (IsInferred).
/// </remarks>
public sealed class UnitCodes
{
    private readonly CodeList _provinces;
    private readonly CodeListEntry[] _systems;
    private readonly Dictionary<string, string> _successors;

    private UnitCodes(CodeList provinces, CodeList systems)
    {
        _provinces = provinces;
        _systems = [.. systems.Entries];
        FirstNewDateKey = _systems.Max(system => system.ValidFromDateKey);
        _successors = provinces.Entries.Where(entry => entry.Attributes["Successor"].Length > 0).ToDictionary(entry => entry.Code, entry => entry.Attributes["Successor"], StringComparer.Ordinal);
    }

    public static UnitCodes Embedded { get; } = new(CodeListRegister.Embedded["Province"], CodeListRegister.Embedded["UnitSystem"]);

    /// <summary>The first day of the new system, yyyymmdd.</summary>
    public int FirstNewDateKey { get; }

    /// <summary>Old or New.</summary>
    public string SystemOn(int dateKey) => _systems.First(system => system.ValidFromDateKey <= dateKey && dateKey <= system.ValidToDateKey).Code;

    /// <param name="code">Two digits of a province, three of a district, five of a commune.</param>
    /// <param name="dateKey">yyyymmdd; 0 when the source gives none.</param>
    public UnitCode Resolve(string code, int dateKey)
    {
        if (!code.All(char.IsAsciiDigit) || code.Length is not (2 or 3 or 5))
        {
            return new UnitCode(UnitCodeOutcome.Unknown, "");
        }

        return code.Length == 2 ? ResolveProvince(code, dateKey)
            : code.Length == 3 ? dateKey < FirstNewDateKey ? new UnitCode(UnitCodeOutcome.Resolved, "Old") : new UnitCode(UnitCodeOutcome.Unknown, "")
            : dateKey == 0 ? new UnitCode(UnitCodeOutcome.Ambiguous, "")
            : new UnitCode(UnitCodeOutcome.Resolved, SystemOn(dateKey));
    }

    /// <summary>The new province that an old one became or went into; null for a code that no old province has.</summary>
    public string? SuccessorOfProvince(string oldCode) => _successors.GetValueOrDefault(oldCode);

    private UnitCode ResolveProvince(string code, int dateKey)
    {
        if (dateKey > 0)
        {
            return _provinces.Holds(code, dateKey) ? new UnitCode(UnitCodeOutcome.Resolved, SystemOn(dateKey)) : new UnitCode(UnitCodeOutcome.Unknown, "");
        }

        bool wasOld = _successors.ContainsKey(code);
        bool isNew = _provinces.Holds(code, FirstNewDateKey);
        if (!wasOld || !isNew)
        {
            return wasOld ? new UnitCode(UnitCodeOutcome.Resolved, "Old") : new UnitCode(isNew ? UnitCodeOutcome.Resolved : UnitCodeOutcome.Unknown, isNew ? "New" : "");
        }

        // A province that took no other one is the same unit before and after.
        return _successors.Count(successor => successor.Value == code) == 1 ? new UnitCode(UnitCodeOutcome.Resolved, "") : new UnitCode(UnitCodeOutcome.Ambiguous, "");
    }
}
