using System.Globalization;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Identities;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Text;
using BhytWarehouse.SampleProvince.Truth;
using BhytWarehouse.SampleProvince.Units;

namespace BhytWarehouse.SampleProvince.Enrolment;

/// <summary>Writes VssEnrolment: the whole register before the start, then what changed in each month.</summary>
internal sealed class EnrolmentFeedWriter(SampleProvinceOptions options, Register register)
{
    private const string Header =
        "SO_BHXH,MA_THE_BHYT,SO_CCCD,HO_TEN,NGAY_SINH,GIOI_TINH,MA_HO,MA_TINH,MA_XA,MA_DKBD,GT_THE_TU,GT_THE_DEN,PHUONG_AN,NSTW_HO_TRO,NSDP_HO_TRO,NGAY_TRICH\r\n";

    // 4.5 % of the base salary of 2,340,000 đồng, and of 2,530,000 from 2026-07-01.
    private static readonly DateOnly NewSalary = new(2026, 7, 1);

    private static readonly FaultKind[] Faults =
        [FaultKind.EnrolmentImpossibleDate, FaultKind.EnrolmentCardTooShort, FaultKind.EnrolmentEndBeforeStart, FaultKind.EnrolmentUnknownSex];

    private readonly RegisterWriting _writing = new(options);

    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> FaultyRows { get; } = [];

    public List<CoverageTruth> Coverage { get; } = [];

    public async Task WriteAsync(string directory, IProgress<SampleProgress>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(directory, SampleProvinceWriter.EnrolmentFeed));
        for (int month = 0; month <= options.Months; month++)
        {
            DateOnly first = options.Start.AddMonths(month - 1);
            DateOnly extracted = first.AddMonths(1).AddDays(-1);
            await WriteExtractAsync(directory, first, extracted, whole: month == 0, cancellationToken).ConfigureAwait(false);
            progress?.Report(new SampleProgress(SampleProvinceWriter.EnrolmentFeed, month + 1, options.Months + 1));
        }
    }

    private async Task WriteExtractAsync(string directory, DateOnly first, DateOnly extracted, bool whole, CancellationToken cancellationToken)
    {
        string path = string.Create(
            CultureInfo.InvariantCulture, $"{SampleProvinceWriter.EnrolmentFeed}/{extracted:yyyyMMdd}_{(whole ? "toanbo" : "biendong")}.csv");
        SortedDictionary<string, int> byRecordedCommune = new(StringComparer.Ordinal);
        SortedDictionary<string, int> byOldCommune = new(StringComparer.Ordinal);
        SortedDictionary<string, int> byNewCommune = new(StringComparer.Ordinal);
        int[] byGroup = new int[ParticipantGroups.Codes.Length];
        int covered = 0;
        int twoCards = 0;
        int rows = 0;
        int faults = 0;
        CardSpan[] cards = new CardSpan[Register.MostSpans];
        using Utf8Buffer buffer = new(256 * 1024);
        FileStream stream = File.Create(Path.Combine(directory, path));
        await using (stream.ConfigureAwait(false))
        {
            buffer.Append([0xEF, 0xBB, 0xBF]);
            buffer.Append(Header);
            for (int index = 0; index < register.People; index++)
            {
                Person person = register.PersonAt(index);
                int count = register.CardsOf(person, cards);
                if (count == 0 && faults < FaultsIn(extracted))
                {
                    FaultKind kind = Faults[(faults++ + extracted.Month) % Faults.Length];
                    rows++;
                    AppendFaulty(buffer, person, extracted, kind);
                    FaultyRows.Add(new FaultTruth { Kind = kind, Expectation = FaultExpectation.RejectRecord, Path = path, Position = rows + 1 });
                }

                int valid = 0;
                bool hasSecond = false;
                WrittenPerson written = count > 0 ? _writing.AsInsured(person) : default;
                for (int i = 0; i < count; i++)
                {
                    CardSpan card = cards[i];
                    bool issued = whole ? card.From <= extracted && card.To >= extracted : card.From >= first && card.From <= extracted;
                    if (issued)
                    {
                        rows++;
                        AppendRow(buffer, written, card, card.IssuedTo, Code(card.IssuedAs), extracted);
                        if (!hasSecond && card.Covers(options.End) && _writing.SecondOf(person) is { } second)
                        {
                            hasSecond = true;
                            rows++;
                            AppendRow(buffer, second, OfHousehold(card), card.IssuedTo, Code(card.IssuedAs), extracted);
                        }
                    }

                    if (!whole && card.CutShortAs is { } change && card.CutShortOn >= first && card.CutShortOn <= extracted)
                    {
                        rows++;
                        AppendRow(buffer, written, card, card.To, Code(change), extracted);
                    }

                    if (card.Covers(extracted))
                    {
                        byGroup[card.Group]++;
                        if (valid++ == 0)
                        {
                            covered++;
                            Count(byRecordedCommune, Recorded(card, person));
                            Count(byOldCommune, CommuneMap.CodeIn(UnitSystem.Old, card.Commune, person.Household.Index));
                            Count(byNewCommune, CommuneMap.CodeIn(UnitSystem.New, card.Commune, person.Household.Index));
                        }
                    }
                }

                twoCards += valid > 1 ? 1 : 0;
                if (buffer.Length > 200 * 1024)
                {
                    await stream.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
                    buffer.Clear();
                }
            }

            await stream.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        }

        Files.Add(new FileTruth { Feed = SampleProvinceWriter.EnrolmentFeed, Path = path, Expectation = FaultExpectation.Accept, Records = rows });
        Coverage.Add(new CoverageTruth
        {
            Month = (extracted.Year * 100) + extracted.Month,
            MonthEnd = extracted,
            CoveredPeople = covered,
            PeopleWithTwoCards = twoCards,
            ByCommune = byRecordedCommune,
            ByOldCommune = byOldCommune,
            ByNewCommune = byNewCommune,
            ByGroup = new SortedDictionary<string, int>(
                Enumerable.Range(0, byGroup.Length).Where(group => byGroup[group] > 0).ToDictionary(group => ParticipantGroups.Codes[group], group => byGroup[group]),
                StringComparer.Ordinal),
        });
    }

    private static void Count(SortedDictionary<string, int> people, string commune) => people[commune] = people.GetValueOrDefault(commune) + 1;

    /// <summary>The commune as the last row about the card names it: the row of its issue (the first extract at the earliest) or, where the series reaches so far, the row that cut it short.</summary>
    private string Recorded(in CardSpan card, in Person person)
    {
        DateOnly firstExtract = options.Start.AddDays(-1);
        DateOnly told = card.From > firstExtract ? MonthEnd(card.From) : firstExtract;
        if (card.CutShortAs is not null && card.CutShortOn > told && card.CutShortOn <= options.End)
        {
            told = MonthEnd(card.CutShortOn);
        }

        return CommuneMap.CodeAt(card.Commune, person.Household.Index, told);
    }

    private static DateOnly MonthEnd(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);

    private int FaultsIn(DateOnly extracted) =>
        options.FaultyShare == 0 ? 0 : extracted < options.Start ? Math.Min(Faults.Length, register.People / 100) : register.People >= 5_000 ? 1 : 0;

    private static string Code(CardChange change) => change switch
    {
        CardChange.New => "TM",
        CardChange.Renewed => "ON",
        CardChange.Ended => "GH",
        CardChange.Adjusted => "DC",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "No PHUONG_AN for this change."),
    };

    /// <summary>A card for somebody who has none: whoever accepts the row shows one covered person too many.</summary>
    private void AppendFaulty(Utf8Buffer buffer, in Person person, DateOnly extracted, FaultKind kind)
    {
        CardSpan card = new()
        {
            Group = ParticipantGroups.Household,
            Digit = (byte)ParticipantGroups.Digit(ParticipantGroups.Household, extracted),
            Commune = (byte)person.Commune,
            Facility = (byte)FacilityNetwork.StationOf(person.Commune).Index,
            From = extracted.AddDays(-20),
            To = extracted.AddMonths(11),
        };
        AppendRow(buffer, _writing.AsInsured(person), card, kind == FaultKind.EnrolmentEndBeforeStart ? card.From.AddDays(-1) : card.To, "TM", extracted, kind);
    }

    private static CardSpan OfHousehold(CardSpan card)
    {
        card.Group = ParticipantGroups.Household;
        card.Digit = (byte)ParticipantGroups.Digit(ParticipantGroups.Household, card.From);
        return card;
    }

    private static void AppendRow(Utf8Buffer buffer, in WrittenPerson written, in CardSpan card, DateOnly to, string change, DateOnly extracted, FaultKind? fault = null)
    {
        Person person = written.Person;
        Register.AppendInsuranceNumber(buffer, person);
        buffer.AppendByte((byte)',');
        if (fault == FaultKind.EnrolmentCardTooShort)
        {
            buffer.Append("GD4000"u8);
            buffer.AppendPadded(person.InsuranceNumber, 8);
        }
        else
        {
            Register.AppendCardNumber(buffer, person, card);
        }

        buffer.AppendByte((byte)',');
        buffer.Append(written.CitizenId);
        buffer.AppendByte((byte)',');
        bool quoted = person.Index % 50 == 0;
        if (quoted)
        {
            buffer.AppendByte((byte)'"');
        }

        buffer.Append(person.FullName);
        if (quoted)
        {
            buffer.AppendByte((byte)'"');
        }

        buffer.AppendByte((byte)',');
        if (person.OnlyBirthYearKnown)
        {
            buffer.AppendPadded(person.Birth.Year, 4);
            buffer.Append("0000,"u8);
        }
        else
        {
            buffer.AppendDay(person.Birth);
            buffer.AppendByte((byte)',');
        }

        buffer.Append(fault == FaultKind.EnrolmentUnknownSex ? 9 : person.Sex);
        buffer.AppendByte((byte)',');
        Register.AppendHouseholdCode(buffer, person.Household);
        buffer.Append(",00,"u8);
        buffer.Append(CommuneMap.CodeAt(card.Commune, person.Household.Index, extracted));
        buffer.AppendByte((byte)',');
        buffer.Append(FacilityNetwork.All[card.Facility].Code);
        buffer.AppendByte((byte)',');
        if (fault == FaultKind.EnrolmentImpossibleDate)
        {
            buffer.AppendPadded(extracted.Year, 4);
            buffer.Append("0231"u8);
        }
        else
        {
            buffer.AppendDay(card.From);
        }

        buffer.AppendByte((byte)',');
        buffer.AppendDay(to);
        buffer.AppendByte((byte)',');
        buffer.Append(change);
        buffer.AppendByte((byte)',');
        int months = Math.Max(0, ((to.Year - card.From.Year) * 12) + to.Month - card.From.Month + (to.Day >= card.From.Day - 1 ? 1 : 0));
        long monthly = card.From >= NewSalary ? 113_850 : 105_300;
        (int central, int local) = ParticipantGroups.Support(card.Group);
        buffer.Append(months * monthly * central / 100);
        buffer.AppendByte((byte)',');
        buffer.Append(months * monthly * local / 100);
        buffer.AppendByte((byte)',');
        buffer.AppendDay(extracted);
        buffer.Append("\r\n"u8);
    }
}
