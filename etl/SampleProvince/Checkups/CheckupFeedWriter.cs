using System.Globalization;
using System.Text;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Text;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Checkups;

/// <summary>Writes MohCheckups: KHAMSUCKHOE envelopes, one a month and facility, with findings that must never be stored; one facility sends them inside messages.</summary>
internal sealed class CheckupFeedWriter(SampleProvinceOptions options, Register register)
{
    private const int MessagingFacility = 4;
    private const int CorrectingFacility = 5;
    private const int FaultyFacility = 3;

    // Payers by assumed share: 1 to 5 as sample codes, since no list is published.
    private static readonly int[] PayerWeights = [20, 35, 5, 25, 15];

    private static readonly int[] HealthClassWeights = [15, 40, 30, 10, 5];

    private static readonly SampleFacility[] Places = [.. FacilityNetwork.All[3..7], .. FacilityNetwork.All[8..]];

    private readonly Dictionary<(string Facility, string Number), Checkup> _book = [];

    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    public IReadOnlyList<CheckupTruth> Truth =>
    [
        .. _book.Values.GroupBy(checkup => (Month: Month(checkup.LastDay), checkup.Facility.Code, checkup.Payer)).OrderBy(group => group.Key)
            .Select(group => new CheckupTruth(group.Key.Month, group.Key.Code, group.Key.Payer, group.Count(), group.Count(checkup => checkup.HealthClass.Length > 0), group.Sum(checkup => checkup.HealthClass.Length > 0 ? checkup.HealthClass[0] - '0' : 0))),
    ];

    public IReadOnlyList<PreventiveCareTruth> Reached =>
    [
        .. _book.Values.GroupBy(checkup => (checkup.LastDay.Year, checkup.IsWithoutNumbers ? $"{checkup.Facility.Code} {checkup.Number}" : SampleTable.Number(checkup.Person.Index)))
            .Select(person => person.MinBy(checkup => checkup.LastDay)!)
            .GroupBy(first => (Month: Month(first.LastDay), Commune: Register.CommuneCode(first.Person.Household, first.LastDay))).OrderBy(group => group.Key)
            .Select(group => new PreventiveCareTruth(group.Key.Month, group.Key.Commune, group.Count())),
    ];

    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(directory, SampleProvinceWriter.CheckupsFeed));
        for (int month = 0; month < options.Months; month++)
        {
            foreach (SampleFacility facility in Places)
            {
                await WriteMonthAsync(directory, facility, month, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteMonthAsync(string directory, SampleFacility facility, int month, CancellationToken cancellationToken)
    {
        DateOnly first = options.Start.AddMonths(month);
        SeededStream random = new(options.Seed, Topic.Checkups, (facility.Index * 1000) + month);
        string name = string.Create(CultureInfo.InvariantCulture, $"{facility.Code}_{first:yyyyMM}");
        List<Checkup> checkups = [];
        int count = Math.Max(2, options.People / 3000) + random.Below(4);
        for (int number = 0; number < count; number++)
        {
            DateOnly day = first.AddDays(random.Below(27));
            if (Visitor(ref random, day) is not { } person)
            {
                continue;
            }

            checkups.Add(new Checkup(facility, string.Create(CultureInfo.InvariantCulture, $"KSK{facility.Code}{first:yyyyMM}{number:000}"), person, day)
            {
                Payer = SampleTable.Number(1 + random.Weighted(PayerWeights)),
                HealthClass = random.Chance(0.05) ? "" : SampleTable.Number(1 + random.Weighted(HealthClassWeights)),
                IsWithoutNumbers = random.Chance(0.02),
                IsPlain = number % 3 == 2,
            });
        }

        foreach (Checkup checkup in checkups)
        {
            _book[(facility.Code, checkup.Number)] = checkup;
        }

        DateOnly prepared = first.AddMonths(1).AddDays(2);
        bool isFaulty = month == 0 && facility.Index == FaultyFacility && options.FaultyShare > 0;
        string envelope = Envelope(facility, prepared, isFaulty ? [.. checkups, .. FaultyCheckups(facility, first, $"{name}.xml", checkups.Count)] : checkups);
        if (facility.Index == MessagingFacility)
        {
            await SaveAsync(directory, $"{name}.json", Message(facility, prepared, envelope), checkups.Count, fault: null, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await SaveAsync(directory, $"{name}.xml", envelope, checkups.Count + (isFaulty ? 5 : 0), fault: null, cancellationToken).ConfigureAwait(false);
        }

        if (isFaulty)
        {
            await SaveAsync(directory, "bi-cat.xml", envelope[..(envelope.Length * 2 / 3)], 0, FaultKind.CheckupTruncatedFile, cancellationToken).ConfigureAwait(false);
            await SaveAsync(directory, "doctype.xml", envelope.Replace("<KHAMSUCKHOE>", "<!DOCTYPE KHAMSUCKHOE [<!ENTITY a \"b\">]><KHAMSUCKHOE>", StringComparison.Ordinal), 0, FaultKind.CheckupDocumentType, cancellationToken).ConfigureAwait(false);
        }

        if (month == 0 && facility.Index == CorrectingFacility && checkups.Count > 1)
        {
            // The first came out otherwise; the second is only sent again.
            Checkup corrected = checkups[0] with { HealthClass = checkups[0].HealthClass == "4" ? "3" : "4" };
            _book[(facility.Code, corrected.Number)] = corrected;
            await SaveAsync(directory, $"{name}_dinh-chinh.xml", Envelope(facility, prepared.AddDays(10), [corrected, checkups[1]]), 2, fault: null, cancellationToken).ConfigureAwait(false);
        }
    }

    private Person? Visitor(ref SeededStream random, DateOnly day)
    {
        for (int attempt = 0; attempt < 20; attempt++)
        {
            Person person = register.PersonAt(random.Below(register.People));
            if (person.IsAlive(day) && person.IsResident(day))
            {
                return person;
            }
        }

        return null;
    }

    private Checkup[] FaultyCheckups(SampleFacility facility, DateOnly first, string name, int after)
    {
        Checkup[] faulty =
        [
            new(facility, "KSK-PHANLOAI9", register.PersonAt(0), first) { Payer = "2", HealthClass = "9" },
            new(facility, "KSK-NGAYRA", register.PersonAt(1), first.AddDays(5)) { Payer = "2", HealthClass = "2", LastDay = first.AddDays(2) },
            new(facility, "KSK-BASE64", register.PersonAt(2), first) { Payer = "2", HealthClass = "2" },
            new(facility, "KSK-HAINGUOI", register.PersonAt(3), first) { Payer = "1", HealthClass = "2" },
            new(facility, "KSK-HAINGUOI", register.PersonAt(4), first) { Payer = "1", HealthClass = "3" },
        ];
        FaultKind[] kinds = [FaultKind.CheckupUnknownClass, FaultKind.CheckupEndBeforeStart, FaultKind.CheckupBrokenBase64, FaultKind.CheckupNumberOfTwoPeople, FaultKind.CheckupNumberOfTwoPeople];
        Faults.AddRange(faulty.Select((checkup, place) => new FaultTruth
        {
            Kind = kinds[place],
            Expectation = FaultExpectation.RejectRecord,
            Path = $"{SampleProvinceWriter.CheckupsFeed}/{name}",
            FacilityCode = facility.Code,
            Position = after + place + 1,
        }));
        return faulty;
    }

    private async Task SaveAsync(string directory, string name, string text, int records, FaultKind? fault, CancellationToken cancellationToken)
    {
        string path = $"{SampleProvinceWriter.CheckupsFeed}/{name}";
        FaultExpectation expectation = fault is null ? FaultExpectation.Accept : FaultExpectation.RejectFile;
        await File.WriteAllTextAsync(Path.Combine(directory, path), text, new UTF8Encoding(false), cancellationToken).ConfigureAwait(false);
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.CheckupsFeed, Path = path, Expectation = expectation, Fault = fault, Records = records });
        if (fault is { } kind)
        {
            Faults.Add(new FaultTruth { Kind = kind, Expectation = expectation, Path = path });
        }
    }

    private string Envelope(SampleFacility facility, DateOnly prepared, List<Checkup> checkups) =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<KHAMSUCKHOE><THONGTINDONVI><MACSKCB>{facility.Code}</MACSKCB></THONGTINDONVI><THONGTINHOSO><NGAYLAP>{SampleTable.Compact(prepared)}</NGAYLAP><SOLUONGHOSO>{SampleTable.Number(checkups.Count)}</SOLUONGHOSO><DANHSACHHOSO>\n{string.Concat(checkups.Select(Hoso))}</DANHSACHHOSO></THONGTINHOSO><CKS_BENH_VIEN/></KHAMSUCKHOE>\n";

    private static string Message(SampleFacility facility, DateOnly prepared, string envelope) =>
        $"{{\"header\":{{\"version\":\"1.0\",\"sender_id\":\"{LocationNumber(facility)}\",\"receiver_id\":\"MAU\",\"txn_type\":\"KSK\",\"msg_id\":\"{facility.Code}-{SampleTable.Compact(prepared)}\"}},\"data\":{{\"file_content\":\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(envelope))}\"}},\"signature\":\"\"}}";

    private string Hoso(Checkup checkup)
    {
        Person person = checkup.Person;
        string key = $"<MA_LK>{checkup.Number}</MA_LK>";
        StringBuilder record = new("<HOSO>");
        Document("XML1", $"<THONG_TIN_HANH_CHINH>{key}<HO_TEN>{person.FullName}</HO_TEN>{(checkup.IsWithoutNumbers ? "" : Numbers(person))}<NGAY_SINH>{SampleTable.Compact(person.Birth)}0000</NGAY_SINH><GIOI_TINH>{SampleTable.Number(person.Sex)}</GIOI_TINH><MAXA_CU_TRU>{Register.CommuneCode(person.Household, checkup.Day)}</MAXA_CU_TRU><DIEN_THOAI>0900000000</DIEN_THOAI></THONG_TIN_HANH_CHINH>");
        Document("XML2", $"<THONG_TIN_CHUNG_VE_LAN_KHAM>{key}<MA_CSKCB>{checkup.Facility.Code}</MA_CSKCB><MA_GTIN_CSKCB>{LocationNumber(checkup.Facility)}</MA_GTIN_CSKCB><DOI_TUONG>{(person.AgeOn(checkup.Day) >= 60 ? "02" : "01")}</DOI_TUONG><NGUON_CHI_TRA>{checkup.Payer}</NGUON_CHI_TRA><MA_LOAI_KCB>{CareType(checkup.LastDay)}</MA_LOAI_KCB><NGAY_VAO>{SampleTable.Compact(checkup.Day)}0730</NGAY_VAO><NGAY_RA>{SampleTable.Compact(checkup.LastDay)}1030</NGAY_RA></THONG_TIN_CHUNG_VE_LAN_KHAM>");
        Document("XML3", $"<DAU_HIEU_SINH_TON>{key}<MACH>76</MACH><HUYET_AP>120/80</HUYET_AP></DAU_HIEU_SINH_TON>");
        if (checkup.HealthClass.Length > 0)
        {
            Document("XML8", $"<KET_LUAN>{key}<PHAN_LOAI_SK>{checkup.HealthClass}</PHAN_LOAI_SK><KET_LUAN_CHI_TIET>Theo dõi thêm tại nhà</KET_LUAN_CHI_TIET><CKS_NGUOI_KET_LUAN/></KET_LUAN>");
        }

        return record.Append("</HOSO>\n").ToString();

        void Document(string kind, string content) =>
            record.Append(CultureInfo.InvariantCulture, $"<FILEHOSO><LOAIHOSO>{kind}</LOAIHOSO><NOIDUNGFILE>{(checkup.IsPlain ? content : Coded(kind, content))}</NOIDUNGFILE></FILEHOSO>");

        string Coded(string kind, string content)
        {
            string coded = Convert.ToBase64String(Encoding.UTF8.GetBytes(content));
            return checkup.Number == "KSK-BASE64" && kind == "XML8" ? coded[..^3] + "*" : coded;
        }
    }

    private string Numbers(in Person person)
    {
        using Utf8Buffer number = new();
        Register.AppendCitizenNumber(number, person);
        string citizen = Encoding.ASCII.GetString(number.Written);
        number.Clear();
        Register.AppendInsuranceNumber(number, person);
        Span<CardSpan> cards = stackalloc CardSpan[Register.MostSpans];
        string insurance = register.CardsOf(person, cards) > 0 ? $"<MA_THE_BHYT>{Encoding.ASCII.GetString(number.Written)}</MA_THE_BHYT>" : "";
        return $"<SO_CCCD>{citizen}</SO_CCCD>{insurance}";
    }

    // Check-ups and screening have codes of their own from 2026-08-01; before, they went under "other".
    private static string CareType(DateOnly day) => day >= new DateOnly(2026, 8, 1) ? "15" : "10";

    private static string LocationNumber(SampleFacility facility)
    {
        string number = "8930000" + facility.Code;
        int sum = number.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 3)).Sum();
        return number + SampleTable.Number((10 - (sum % 10)) % 10);
    }

    private static int Month(DateOnly day) => (day.Year * 100) + day.Month;
}
