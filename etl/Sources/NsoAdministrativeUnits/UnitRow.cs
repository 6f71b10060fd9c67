using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.NsoAdministrativeUnits;

/// <summary>What a row of any layout says, in the terms of the warehouse: the unit before, the unit after, the day. A list names a unit of the old system as before, one of the new as after.</summary>
internal readonly struct UnitRow(TableRow row)
{
    public const string Conversion = "Conversion";
    public const string Change = "Change";
    public const string CommuneList = "CommuneList";
    public const string OldCommuneList = "OldCommuneList";
    public const string ProvinceList = "ProvinceList";

    public bool IsList => row.Layout is CommuneList or OldCommuneList or ProvinceList;

    /// <summary>yyyymmdd. The conversion table has one day for all: the first of the new system.</summary>
    public int DateKey => row.Layout switch
    {
        Conversion => UnitCodes.Embedded.FirstNewDateKey,
        Change => row.DateKey("NGAY_HIEU_LUC"),
        _ => row.DateKey("DEN_NGAY"),
    };

    public bool IsOldList => IsList && DateKey < UnitCodes.Embedded.FirstNewDateKey;

    private bool IsNewList => IsList && !IsOldList;

    public string OldCode => row.Layout switch
    {
        Conversion => UnitWords.Code(row.Text("MA_CU"), 5),
        Change => UnitWords.Code(row.Text("MA_TRUOC"), 5),
        _ => IsOldList ? ListedCode : "",
    };

    public string OldName => row.Layout switch
    {
        Conversion => UnitWords.FullName("", row.Text("TEN_CU")),
        Change => UnitWords.FullName("", row.Text("TEN_TRUOC")),
        _ => IsOldList ? ListedName : "",
    };

    public string OldTypeCode => row.Layout is Conversion or Change ? UnitWords.TypeCode("", OldName) : IsOldList ? ListedTypeCode : "";

    public (string Code, string Name) OldDistrict => row.Layout switch
    {
        Conversion => UnitWords.CodeAndName(row.Text("HUYEN_CU"), 3),
        OldCommuneList => (UnitWords.Code(row.Text("MA_HUYEN"), 3), row.Text("TEN_HUYEN")),
        _ => ("", ""),
    };

    public (string Code, string Name) OldProvince => row.Layout == Conversion ? UnitWords.CodeAndName(row.Text("TINH_CU"), 2) : IsOldList ? ListedProvince : ("", "");

    public string NewCode => row.Layout switch
    {
        Conversion => UnitWords.Code(row.Text("MA_MOI"), 5),
        Change => UnitWords.Code(row.Text("MA_SAU"), 5),
        _ => IsNewList ? ListedCode : "",
    };

    public string NewName => row.Layout switch
    {
        Conversion => UnitWords.FullName("", row.Text("TEN_MOI")),
        Change => UnitWords.FullName("", row.Text("TEN_SAU")),
        _ => IsNewList ? ListedName : "",
    };

    public string NewTypeCode => row.Layout is Conversion or Change ? UnitWords.TypeCode("", NewName) : IsNewList ? ListedTypeCode : "";

    public (string Code, string Name) NewProvince => row.Layout switch
    {
        Conversion => UnitWords.CodeAndName(row.Text("TINH_MOI"), 2),
        Change => UnitWords.CodeAndName(row.Text("TINH"), 2),
        _ => IsNewList ? ListedProvince : ("", ""),
    };

    public string Note => row.Layout switch
    {
        Conversion => row.Text("GHI_CHU"),
        Change => row.Text("NOI_DUNG"),
        _ => "",
    };

    /// <summary>Empty in a list; null when the note has words that nobody knows.</summary>
    public string? Relation => IsList ? "" : UnitWords.Relation(Note) switch
    {
        null => null,
        // An old unit without a code is land, or an island district that had no communes.
        "NewLand" => "NewLand",
        _ when OldCode.Length == 0 => OldDistrict.Code.Length > 0 ? "Island" : "NewLand",
        // Without a word, some of it at least: where it has no other row, that is all of it.
        "" => "Part",
        string known => known,
    };

    private string ListedCode => row.Layout == ProvinceList ? ListedProvince.Code : UnitWords.Code(row.Text("MA_XA"), 5);

    private string ListedName => row.Layout == ProvinceList ? ListedProvince.Name : UnitWords.FullName(row.Text("LOAI_HINH"), row.Text("TEN_XA"));

    private string ListedTypeCode => row.Layout == ProvinceList ? UnitWords.TypeCode(row.Text("LOAI_HINH"), row.Text("TEN_TINH")) : UnitWords.TypeCode(row.Text("LOAI_HINH"), row.Text("TEN_XA"));

    private (string Code, string Name) ListedProvince => (UnitWords.Code(row.Text("MA_TINH"), 2), UnitWords.FullName(row.Layout == ProvinceList ? row.Text("LOAI_HINH") : "", row.Text("TEN_TINH")));
}
