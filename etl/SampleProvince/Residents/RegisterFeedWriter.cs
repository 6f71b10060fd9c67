using System.Globalization;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Identities;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Text;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Residents;

/// <summary>Writes MpsResidents and PpcEntitledGroups from the census, and PpcTargets: registers and lists say what is true of the same people who hold the cards.</summary>
internal sealed class RegisterFeedWriter(SampleProvinceOptions options, Register register, IReadOnlyList<MonthCensus> census, string directory)
{
    private const string CountHeader = "Ngày số liệu,Mã tỉnh,Mã xã,Giới tính,Nhóm tuổi,Thường trú,Tạm trú";
    private const string PersonHeader = "Ngày số liệu,Số định danh cá nhân,Họ và tên,Ngày sinh,Giới tính,Mã tỉnh,Mã xã,Loại cư trú,Mã hộ";
    private const string EventHeader = "Tháng,Mã tỉnh,Mã xã,Loại sự kiện,Số người";
    private const string ListHeader = "Thời điểm,Mã tỉnh,Mã xã,Mã nhóm,Mã trường,Tên trường,Số người";
    private const string ListedPersonHeader = "Thời điểm,Số CCCD,Mã tỉnh,Mã xã,Mã nhóm";
    private const string ListedPupilHeader = "Thời điểm,Số CCCD,Mã tỉnh,Mã xã,Mã nhóm,Mã trường";
    private const string TargetHeader = "Năm,Mã tỉnh,Mã xã,Mã nhóm,Cơ sở dân số,Chỉ tiêu (%),Số văn bản,Ngày văn bản,Đơn vị chủ trì,Hạn hoàn thành";

    private static readonly string[] EventCodes = ["SINH", "TU", "DEN", "DI", "CHUYEN_DEN", "CHUYEN_DI"];
    private static readonly byte[] ListedGroups =
    [
        ParticipantGroups.Poor, ParticipantGroups.NearPoor, ParticipantGroups.SocialProtection, ParticipantGroups.AverageFarm,
        ParticipantGroups.Minority, ParticipantGroups.HardArea, ParticipantGroups.Island,
    ];

    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    private bool HasFaults => options.FaultyShare > 0;

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        foreach (string feed in (string[])[SampleProvinceWriter.ResidentFeed, SampleProvinceWriter.TargetFeed, SampleProvinceWriter.EntitledFeed])
        {
            Directory.CreateDirectory(Path.Combine(directory, feed));
        }

        for (int month = 0; month < census.Count; month++)
        {
            await WriteCountsAsync(census[month], isFirst: month == 0, cancellationToken).ConfigureAwait(false);
            if (month > 0)
            {
                await WriteEventsAsync(census[month], isFirst: month == 1, cancellationToken).ConfigureAwait(false);
            }
        }

        await WritePersonsAsync(census[^1].Last, cancellationToken).ConfigureAwait(false);
        await WriteListsAsync(census[0], isFirst: true, cancellationToken).ConfigureAwait(false);
        await WriteListsAsync(census[^1], isFirst: false, cancellationToken).ConfigureAwait(false);
        await WriteListedPersonsAsync(census[^1].Last, cancellationToken).ConfigureAwait(false);
        await WriteListedPupilsAsync(census[^1].Last, cancellationToken).ConfigureAwait(false);
        await WriteTargetsAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteCountsAsync(MonthCensus month, bool isFirst, CancellationToken cancellationToken)
    {
        string path = Name(SampleProvinceWriter.ResidentFeed, "dan-cu", month.Last);
        using CsvFile file = new(CountHeader);
        (long permanent, long temporary) = (0, 0);
        foreach ((string commune, CommuneCensus counted) in month.Communes)
        {
            for (int sex = 0; sex < 2; sex++)
            {
                for (int band = 0; band < AgeBands.Count; band++)
                {
                    (int settled, int passing) = (counted.Residents[sex, band, 0], counted.Residents[sex, band, 1]);
                    if (settled + passing > 0)
                    {
                        file.Row(Day(month.Last), FacilityNetwork.ProvinceCode, commune, sex == 0 ? "Nam" : "Nữ", AgeBands.Code(band), settled, passing);
                        permanent += settled;
                        temporary += passing;
                    }
                }
            }
        }

        if (isFirst && HasFaults)
        {
            // Whoever accepts the row counts 77 people who do not exist.
            file.Row(Day(month.Last), FacilityNetwork.ProvinceCode, FacilityNetwork.CommuneCode(0), "Nam", "05-13", 77, 0);
            Fault(FaultKind.RegisterUnknownAgeBand, path, file.Rows);
        }
        else
        {
            file.Frame(string.Create(CultureInfo.InvariantCulture, $"Tổng cộng,,,,,{permanent},{temporary}"));
        }

        await SaveAsync(file, SampleProvinceWriter.ResidentFeed, path, cancellationToken).ConfigureAwait(false);
        if (isFirst && HasFaults)
        {
            string faulty = Name(SampleProvinceWriter.ResidentFeed, "dan-cu-thieu-cot", month.Last);
            using CsvFile lacking = new("Ngày số liệu,Mã tỉnh,Giới tính,Nhóm tuổi,Thường trú,Tạm trú");
            lacking.Row(Day(month.Last), FacilityNetwork.ProvinceCode, "Nam", AgeBands.Code(0), permanent, temporary);
            await SaveAsync(lacking, SampleProvinceWriter.ResidentFeed, faulty, cancellationToken, FaultKind.RegisterMissingColumn).ConfigureAwait(false);
        }
    }

    private async Task WriteEventsAsync(MonthCensus month, bool isFirst, CancellationToken cancellationToken)
    {
        string path = Name(SampleProvinceWriter.ResidentFeed, "bien-dong", month.Last);
        using CsvFile file = new(EventHeader);
        string told = month.Last.ToString("MM/yyyy", CultureInfo.InvariantCulture);
        foreach ((string commune, CommuneCensus counted) in month.Communes)
        {
            for (int kind = 0; kind < CivilEvents.Count; kind++)
            {
                if (counted.Events[kind] > 0)
                {
                    file.Row(told, FacilityNetwork.ProvinceCode, commune, EventCodes[kind], counted.Events[kind]);
                }
            }
        }

        if (isFirst && HasFaults)
        {
            file.Row(told, FacilityNetwork.ProvinceCode, FacilityNetwork.CommuneCode(0), "KET_HON", 12);
            Fault(FaultKind.RegisterUnknownEvent, path, file.Rows);
        }

        // A table without a row is not taken for a month without an event, so none is sent.
        if (file.Rows > 0)
        {
            await SaveAsync(file, SampleProvinceWriter.ResidentFeed, path, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WritePersonsAsync(DateOnly day, CancellationToken cancellationToken)
    {
        using CsvFile file = new(PersonHeader);
        RegisterWriting writing = new(options);
        for (int index = 0; index < register.People; index++)
        {
            Person person = register.PersonAt(index);
            if (!person.IsResident(day))
            {
                continue;
            }

            WrittenPerson written = writing.AsResident(person, day);
            Utf8Buffer text = file.Text;
            text.AppendDay(day);
            text.AppendByte((byte)',');
            text.Append(written.CitizenId);
            text.AppendByte((byte)',');
            text.Append(written.Person.FullName);
            text.AppendByte((byte)',');
            // The register itself knows every day of birth; where it shows the year alone, that is one of its errors.
            if (written.Person.OnlyBirthYearKnown && !person.OnlyBirthYearKnown)
            {
                text.AppendPadded(written.Person.Birth.Year, 4);
                text.Append("0000"u8);
            }
            else
            {
                text.AppendDay(written.Person.Birth);
            }

            text.Append(written.Person.Sex == 1 ? ",Nam,"u8 : ",Nữ,"u8);
            text.Append(FacilityNetwork.ProvinceCode);
            text.AppendByte((byte)',');
            text.Append(Register.CommuneCode(person.Household, day));
            text.Append(person.Household.IsTemporary ? ",TAM_TRU,"u8 : ",THUONG_TRU,"u8);
            text.AppendPadded(person.Household.Index + 1, 9);
            file.EndRow();
        }

        await SaveAsync(file, SampleProvinceWriter.ResidentFeed, Name(SampleProvinceWriter.ResidentFeed, "nhan-khau", day), cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteListsAsync(MonthCensus month, bool isFirst, CancellationToken cancellationToken)
    {
        string path = Name(SampleProvinceWriter.EntitledFeed, "doi-tuong", month.Last);
        using CsvFile lists = new(ListHeader);
        foreach ((string commune, CommuneCensus counted) in month.Communes)
        {
            foreach (byte group in ListedGroups)
            {
                if (counted.Entitled[group] > 0)
                {
                    lists.Row(Day(month.Last), FacilityNetwork.ProvinceCode, commune, ParticipantGroups.Codes[group], "", "", counted.Entitled[group]);
                }
            }
        }

        if (isFirst && HasFaults)
        {
            lists.Row(Day(month.Last), FacilityNetwork.ProvinceCode, FacilityNetwork.CommuneCode(0), "ZZ", "", "", 55);
            Fault(FaultKind.EntitledUnknownGroup, path, lists.Rows);
        }

        await SaveAsync(lists, SampleProvinceWriter.EntitledFeed, path, cancellationToken).ConfigureAwait(false);
        using CsvFile schools = new(ListHeader);
        for (int school = 0; school < Schools.Count; school++)
        {
            if (month.Schools[school].Pupils > 0)
            {
                schools.Row(
                    Day(month.Last), FacilityNetwork.ProvinceCode, Schools.CommuneCode(school, month.Last), Schools.IsCollege(school) ? "SV" : "HS",
                    Schools.Code(school), Schools.Name(school), month.Schools[school].Pupils);
            }
        }

        await SaveAsync(schools, SampleProvinceWriter.EntitledFeed, Name(SampleProvinceWriter.EntitledFeed, "truong-hoc", month.Last), cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteListedPersonsAsync(DateOnly day, CancellationToken cancellationToken)
    {
        using CsvFile file = new(ListedPersonHeader);
        for (int index = 0; index < register.People; index++)
        {
            Person person = register.PersonAt(index);
            if (person.IsResident(day) && register.EntitledGroup(person, day) is var group && (group == ParticipantGroups.Poor || group == ParticipantGroups.NearPoor))
            {
                file.Text.AppendDay(day);
                file.Text.AppendByte((byte)',');
                Register.AppendCitizenNumber(file.Text, person);
                file.Text.Append(",00,"u8);
                file.Text.Append(Register.CommuneCode(person.Household, day));
                file.Text.AppendByte((byte)',');
                file.Text.Append(ParticipantGroups.Codes[group]);
                file.EndRow();
            }
        }

        await SaveAsync(file, SampleProvinceWriter.EntitledFeed, Name(SampleProvinceWriter.EntitledFeed, "ho-ngheo-can-ngheo", day), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The upper secondary schools name their pupils, the others hand over counts only.</summary>
    private async Task WriteListedPupilsAsync(DateOnly day, CancellationToken cancellationToken)
    {
        using CsvFile file = new(ListedPupilHeader);
        for (int index = 0; index < register.People; index++)
        {
            Person person = register.PersonAt(index);
            int school = register.SchoolOn(person, day);
            if (person.IsResident(day) && Schools.NamesItsPupils(school))
            {
                file.Text.AppendDay(day);
                file.Text.AppendByte((byte)',');
                Register.AppendCitizenNumber(file.Text, person);
                file.Text.Append(",00,"u8);
                file.Text.Append(Schools.CommuneCode(school, day));
                file.Text.Append(",HS,"u8);
                file.Text.Append(Schools.Code(school));
                file.EndRow();
            }
        }

        if (file.Rows > 0)
        {
            await SaveAsync(file, SampleProvinceWriter.EntitledFeed, Name(SampleProvinceWriter.EntitledFeed, "hoc-sinh", day), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One decision a year for the units of its day, and another after a reform for those that came of it: 95 % for the province, a little more or less for each commune.</summary>
    private async Task WriteTargetsAsync(CancellationToken cancellationToken)
    {
        List<(MonthCensus Month, DateOnly Day)> decisions = [];
        foreach (MonthCensus month in census)
        {
            bool isNewYear = decisions.Count == 0 || decisions[^1].Day.Year != month.Last.Year;
            if (isNewYear || !decisions[^1].Month.Communes.Keys.SequenceEqual(month.Communes.Keys))
            {
                decisions.Add((month, month.Last.AddDays(-10)));
            }
        }

        foreach ((MonthCensus month, DateOnly day) in decisions)
        {
            string path = Name(SampleProvinceWriter.TargetFeed, "chi-tieu", day);
            string told = day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
            string number = string.Create(CultureInfo.InvariantCulture, $"{day.DayOfYear}/KH-UBND");
            string deadline = string.Create(CultureInfo.InvariantCulture, $"31/12/{day.Year}");
            using CsvFile file = new(TargetHeader);
            file.Row(day.Year, FacilityNetwork.ProvinceCode, "", "", "MPS-RES", 95, number, told, "Bảo hiểm xã hội tỉnh Mẫu", deadline);
            int at = 0;
            foreach (string commune in month.Communes.Keys)
            {
                file.Row(day.Year, FacilityNetwork.ProvinceCode, commune, "", "", 93 + (at++ % 5), number, told, $"UBND xã {commune}", deadline);
            }

            if (HasFaults && day == decisions[0].Day)
            {
                file.Row(day.Year, FacilityNetwork.ProvinceCode, "", "GD", "", 950, number, told, "Bảo hiểm xã hội tỉnh Mẫu", deadline);
                Fault(FaultKind.TargetAboveHundred, path, file.Rows);
            }

            await SaveAsync(file, SampleProvinceWriter.TargetFeed, path, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SaveAsync(CsvFile file, string feed, string path, CancellationToken cancellationToken, FaultKind? fault = null)
    {
        await file.SaveAsync(Path.Combine(directory, path), cancellationToken).ConfigureAwait(false);
        FaultExpectation expectation = fault is null ? FaultExpectation.Accept : FaultExpectation.RejectFile;
        Files.Add(new FileTruth { Feed = feed, Path = path, Expectation = expectation, Fault = fault, Records = file.Rows });
        if (fault is { } kind)
        {
            Faults.Add(new FaultTruth { Kind = kind, Expectation = expectation, Path = path });
        }
    }

    private void Fault(FaultKind kind, string path, int row) =>
        Faults.Add(new FaultTruth { Kind = kind, Expectation = FaultExpectation.RejectRecord, Path = path, Position = row + 1 });

    private static string Name(string feed, string table, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{feed}/{table}_{day:yyyyMMdd}.csv");

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
