using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using BhytWarehouse.Etl.Tests.Sources.NsoPopulation;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using BhytWarehouse.Etl.Tests.Sources.VssEnrolment;

namespace BhytWarehouse.Warehouse.Tests.Star;

/// <summary>Files of several feeds about the same few people, places and dossiers, full of corrections, repetitions and back-fills; all from one seed.</summary>
internal sealed class ArrivalHistory
{
    private static readonly string[] Starts = ["20240101", "20240701", "20250101", "20250401", "20250601", "20250801"];
    private static readonly string[] Communes = ["99001", "99002", "99003"];
    private static readonly string[] Facilities = ["00101", "00102", "00103"];
    private static readonly string[] Cards = ["GD4", "HN1", "TE1"];
    private readonly Random _random;

    public ArrivalHistory(int seed)
    {
        _random = new Random(seed);
        List<ArrivingFile> files = [];
        string[] extractDays = ["20250430", "20250531", "20250531", "20250630", "20250831"];
        files.AddRange(extractDays.Select((day, index) => new ArrivingFile("VssEnrolment", $"extract-{index}.csv", Encoding.UTF8.GetBytes(Extract(day)))));
        files.AddRange(Enumerable.Range(0, 4).Select(index => new ArrivingFile("VssClaims", $"claims-{index}.xml", Claims())));
        files.Add(new ArrivingFile("VssClaims", "check-in.xml", CheckInText.Of(("LK-1", One(Facilities)), ("LK-9", One(Facilities)))));
        files.AddRange(((string[])["2026-03-01T10:00:00+07:00", "2026-06-01T10:00:00+07:00"]).Select((updated, index) => new ArrivingFile("NsoPopulation", $"population-{index}.json", Encoding.UTF8.GetBytes(Population(updated)))));
        files.AddRange(Enumerable.Range(0, 3).Select(index => new ArrivingFile("Register", $"register-{index}", Encoding.UTF8.GetBytes(Register()))));
        Files = files;
    }

    public IReadOnlyList<ArrivingFile> Files { get; }

    /// <summary>The files in random order, some of them sent again later, cut into loads of one feed each.</summary>
    public IReadOnlyList<IReadOnlyList<ArrivingFile>> RandomLoads(Random random)
    {
        List<ArrivingFile> order = [.. Files];
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(order));
        for (int again = random.Next(4); again > 0; again--)
        {
            int first = random.Next(order.Count);
            order.Insert(random.Next(first + 1, order.Count + 1), order[first]);
        }

        List<List<ArrivingFile>> loads = [];
        foreach (ArrivingFile file in order)
        {
            // Also joins a load that began before files of other feeds came: a load of several files does not wait for the others.
            if (loads.Count > 0 && loads[^1][0].FeedCode == file.FeedCode && file.FeedCode != "Register" && random.Next(2) == 0 && !loads[^1].Contains(file))
            {
                loads[^1].Add(file);
            }
            else
            {
                loads.Add([file]);
            }
        }

        return loads;
    }

    private string Extract(string extractDay)
    {
        List<Dictionary<string, string>> rows = [];
        HashSet<(string, string)> spans = [];
        for (int count = _random.Next(3, 7); count > 0; count--)
        {
            int person = _random.Next(1, 4);
            Dictionary<string, string> row = EnrolmentFileText.Row(person)
                .With("GT_THE_TU", One(Starts)).With("NGAY_TRICH", extractDay).With("MA_XA", One(Communes)).With("MA_DKBD", One(Facilities)).With("MA_HO", $"HO{_random.Next(1, 3)}")
                .With("NGAY_SINH", _random.Next(8) == 0 ? "19910000" : "19900215").With("PHUONG_AN", One(["TM", "DC"]));
            row["MA_THE_BHYT"] = One(Cards) + row["MA_THE_BHYT"][3..];
            row["GT_THE_DEN"] = _random.Next(4) == 0 ? "" : (int.Parse(row["GT_THE_TU"], CultureInfo.InvariantCulture) + One([399, 600, 10000])).ToString(CultureInfo.InvariantCulture);
            row["GT_THE_DEN"] = row["GT_THE_DEN"].Length == 0 ? "" : row["GT_THE_DEN"][..6] + "28";
            if (row["GT_THE_DEN"].Length == 0 || int.Parse(row["GT_THE_DEN"].AsSpan(4, 2), CultureInfo.InvariantCulture) is >= 1 and <= 12)
            {
                if (spans.Add((row["MA_THE_BHYT"], row["GT_THE_TU"])))
                {
                    rows.Add(row);
                }
            }
        }

        rows.Add(EnrolmentFileText.Row(9).With("GT_THE_TU", "20250101").With("GT_THE_DEN", "20251231").With("NGAY_TRICH", extractDay).With("MA_XA", One(Communes)));
        return EnrolmentFileText.Csv([.. rows]);
    }

    private byte[] Claims()
    {
        string facility = One(Facilities);
        List<DossierText> dossiers = [];
        foreach (int number in Enumerable.Range(1, 3).Where(_ => _random.Next(3) > 0).DefaultIfEmpty(1))
        {
            string month = One(["01", "05", "06", "08"]);
            DossierText dossier = new($"LK-{number}", facility);
            dossier.Summary["MA_THE_BHYT"] = One(Cards) + EnrolmentFileText.Row(_random.Next(1, 5))["MA_THE_BHYT"][3..];
            dossier.Summary["MA_DKBD"] = One(Facilities);
            dossier.Summary["MAXA_CU_TRU"] = One(Communes);
            dossier.Summary["NGAY_VAO"] = $"2025{month}050800";
            dossier.Summary["NGAY_RA"] = $"2025{month}251000";
            dossier.Summary["THANG_QT"] = int.Parse(month, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
            dossier.Summary["SO_NGAY_DTRI"] = "20";
            dossier.AddDrug("40.9", 1m, _random.Next(1, 4) * 1000m)["TEN_THUOC"] = One(["Thuốc A", "THUỐC A", "Thuoc a 5mg"]);
            dossier.Services[0]["TEN_DICH_VU"] = One(["Dịch vụ A", "Dich vu A"]);
            dossiers.Add(dossier.Total());
        }

        return new EnvelopeText([.. dossiers]) { Facility = facility, PreparedOn = One(["20250910", "20250912", "20250912", "20250915"]) }.ToBytes();
    }

    private string Population(string updated)
    {
        JsonObject table = PopulationTableText.Table(
            PopulationTableText.JsonArray($"[{_random.Next(100, 104)}.5, {_random.Next(100, 104)}.5]"),
            (PopulationTableText.Area, PopulationTableText.Category(("00", One(["Tỉnh Mẫu", "Thành phố Mẫu"])))),
            (PopulationTableText.Year, PopulationTableText.Category(("0", "2024"), ("1", One(["2025", "Sơ bộ 2025"])))),
            (PopulationTableText.Measure, PopulationTableText.Category(("0", "Dân số trung bình (Nghìn người)"))));
        table["updated"] = updated;
        return table.ToJsonString();
    }

    /// <summary>Lines of a register that no feed brings yet: dimension, code, since when, precedence, order, name.</summary>
    private string Register()
    {
        StringBuilder lines = new();
        for (int count = _random.Next(2, 6); count > 0; count--)
        {
            (string dimension, string code) = One([("Facility", One(Facilities)), ("Facility", One(Facilities)), ("AdministrativeUnit", One(Communes)), ("AdministrativeUnit", "00")]);
            lines.Append(CultureInfo.InvariantCulture, $"{dimension};{code};{One(["19850101", "20240701", "20250401", "20250520", "20250610", "20250701"])};{_random.Next(1, 3)};{One(["2025", "2026"])};{One(["Một", "Hai"])}\n");
        }

        return lines.ToString();
    }

    private T One<T>(T[] among) => among[_random.Next(among.Length)];
}
