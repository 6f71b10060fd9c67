using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources.VssClaims;
using BhytWarehouse.Etl.Tests.Sources.MohCheckups;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using BhytWarehouse.Etl.Tests.Sources.VssEnrolment;
using BhytWarehouse.Jobs.Commands;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.BadInput;

/// <summary>Ten thousand invented people in every feed that names people, in right and wrong fields, in broken records and in file names; afterwards none of them stands anywhere but in the encrypted landing zone.</summary>
public sealed class CanaryTests : IDisposable
{
    private const int People = 10_000;

    /// <summary>What the contract lets through as free text, whatever stands in it: names of drugs and services, of departments, schools and units of measure. A person there is what only a reader of the text could see.</summary>
    private static readonly HashSet<string> FreeTexts = ["TEN_THUOC", "TEN_DICH_VU", "TEN_VAT_TU", "DON_VI_TINH", "MA_THUOC", "MA_DICH_VU", "MA_VAT_TU", "MA_KHOA", "TEN_TRUONG", "MA_TRUONG", "HAM_LUONG"];

    /// <summary>What the ledger counts of a dossier from its receipt on: a number there is the amount that was asked for, whatever it was meant to be.</summary>
    private const string AccountedAmount = "T_BHTT";

    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-canary-").FullName;
    private readonly CanaryPerson[] _people = [.. Enumerable.Range(1, People).Select(number => new CanaryPerson(number))];
    private readonly StringBuilder _said = new();
    private int _next;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task TenThousandPeople_InEveryFeedAndField_StandNowhereOutsideTheLandingZone()
    {
        string home = Path.Combine(_folder, "home");
        string warehouse = "sqlite:" + ScratchHome.WarehousePathIn(home);
        string input = Path.Combine(_folder, "input");
        WriteResidents(Path.Combine(input, "MpsResidents"));
        WriteEntitled(Path.Combine(input, "PpcEntitledGroups"));
        WritePractitioners(Path.Combine(input, "MohFacilities"));
        WriteClaims(Path.Combine(input, "VssClaims"));
        WriteCheckups(Path.Combine(input, "MohCheckups"));
        WriteReplies(Path.Combine(input, "VssFeedback"));
        WriteEnrolment(Path.Combine(input, "VssEnrolment"));
        _next.ShouldBe(People);

        foreach (string feed in (string[])["MohFacilities", "VssEnrolment", "MpsResidents", "PpcEntitledGroups", "VssClaims", "MohCheckups", "VssFeedback"])
        {
            (await RunAsync("load", feed, "--from", Path.Combine(input, feed), "--warehouse", warehouse)).ShouldContain("it balances at every level", Case.Sensitive, feed);
        }

        Directory.Move(input, Path.Combine(home, "drop"));
        await RunAsync("run", "--warehouse", warehouse);
        Directory.Delete(Path.Combine(home, "drop"), recursive: true);
        string[] held = Read(ScratchHome.WarehousePathIn(home), "SELECT LoadRunKey || ':' || SourceFileKey || ':' || RecordNumber FROM quality_Quarantine ORDER BY SourceFileKey, RecordNumber");
        held.Length.ShouldBeGreaterThan(150);
        foreach (string key in held.Where((_, index) => index % 3 == 0).Take(150))
        {
            (await RunAsync("quarantine", "show", key, "--warehouse", warehouse)).ShouldContain("•••");
        }

        string[][] commands =
        [
            ["quarantine"], ["quarantine", "--json"], ["quarantine", "feedback", "--to", Path.Combine(home, "feedback")], ["quarantine", "replay", "--reason", "looked at again"], ["match"], ["match", "--json"], ["match", "--link", "1"],
            ["explain", "K01"], ["explain", "fact.Claim", "--key", "1"], ["explain", "fact.CardSpan", "--key", "1", "--json"], ["ledger"], ["ledger", "--verify", "--json"], ["doctor"], ["actions"], ["retention"],
            ["backup", "--to", Path.Combine(home, "backup")],
            ["load", "VssClaims", "--from", Path.Combine(_folder, _people[0].Name + " " + _people[0].Card)], ["explain", "mart.Nothing"], ["quarantine", "show", "9999:1:1"], ["ledger", "--load", "999"],
        ];
        foreach (string[] command in commands)
        {
            await RunAsync([.. command, "--warehouse", warehouse]);
        }

        foreach (string verb in (string[])["where-used", "restrict", "erase"])
        {
            string[] why = verb == "where-used" ? ["--everything"] : ["--reason", "asked for", "--reference", "DL-7"];
            (await AskAsync(_people[40].Card, ["person", verb, .. why, "--warehouse", warehouse])).ShouldNotBeEmpty();
        }

        _said.Replace(_people[0].Name + " " + _people[0].Card, "what the operator typed");
        File.WriteAllText(Path.Combine(home, "said.txt"), _said.ToString());
        Leaks(home).ShouldBeEmpty();
        Read(ScratchHome.WarehousePathIn(home), "SELECT COUNT(*) FROM quality_Finding")[0].Length.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Search_OverPlantedFiles_FindsEveryEncoding()
    {
        string home = Directory.CreateDirectory(Path.Combine(_folder, "planted")).FullName;
        File.WriteAllText(Path.Combine(home, "utf8.txt"), "a " + _people[7].Name + " b");
        File.WriteAllBytes(Path.Combine(home, "utf16.bin"), [1, .. Encoding.Unicode.GetBytes(_people[8].Card)]);
        File.WriteAllBytes(Path.Combine(home, "utf16even.bin"), Encoding.Unicode.GetBytes("xx" + _people[9].Name.ToUpperInvariant()));
        File.WriteAllText(Path.Combine(home, "number.txt"), $"1{_people[10].Citizen}9");

        Leaks(home).Count.ShouldBe(4);
    }

    /// <summary>Files in which any text of any person stands, as UTF-8 or UTF-16, wherever it begins; the landing zone is left out.</summary>
    private List<string> Leaks(string home)
    {
        string[] texts = [.. _people.SelectMany(person => person.Texts).Distinct(StringComparer.Ordinal)];
        SearchValues<string> wide = SearchValues.Create(texts, StringComparison.Ordinal);
        SearchValues<string> narrow = SearchValues.Create([.. texts.Select(text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)))], StringComparison.Ordinal);
        ConcurrentBag<string> leaks = [];
        string[] files = [.. Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".landed", StringComparison.Ordinal))];
        Parallel.ForEach(files, path =>
        {
            byte[] bytes = File.ReadAllBytes(path);
            string asBytes = Encoding.Latin1.GetString(bytes);
            string name = Path.GetRelativePath(home, path);
            Tell(asBytes, narrow);
            Tell(MemoryMarshal.Cast<byte, char>(bytes), wide);
            Tell(bytes.Length == 0 ? [] : MemoryMarshal.Cast<byte, char>(bytes.AsSpan(1)), wide);
            if (name.AsSpan().ContainsAny(wide))
            {
                leaks.Add(name + ": its own name");
            }

            void Tell(ReadOnlySpan<char> content, SearchValues<string> values)
            {
                int found = 0;
                for (int at = 0, next; found < 40 && (next = content[at..].IndexOfAny(values)) >= 0; at += next + 8, found++)
                {
                    ReadOnlySpan<char> around = content[Math.Max(0, at + next - 60)..Math.Min(content.Length, at + next + 60)];
                    leaks.Add($"{name}: {Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(new string(around)))}");
                }
            }
        });
        return [.. leaks.Order(StringComparer.Ordinal)];
    }

    private async Task<string> RunAsync(params string[] words) => await AskAsync(null, words);

    private async Task<string> AskAsync(string? number, params string[] words)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        await BhytCommandLine.InvokeAsync(words, new CommandSurroundings(output, error, name => name == "BHYT_DEBUG" ? "1" : null, TimeProvider.System, TerminalWidth: null) { ReadSecret = _ => number }, CancellationToken.None);
        _said.AppendLine(string.Join(' ', words)).AppendLine(output.ToString()).AppendLine(error.ToString());
        return output.ToString() + error;
    }

    private static string[] Read(string warehouse, string sql)
    {
        using SqliteConnection connection = new($"Data Source={warehouse};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return [.. connection.Rows(sql, reader => Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!)];
    }

    private CanaryPerson Next() => _people[_next++];

    private void Write(string folder, string file, string content) => File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder).FullName, file), content);

    private void WriteEnrolment(string folder)
    {
        Dictionary<string, string> Row()
        {
            CanaryPerson person = Next();
            return EnrolmentFileText.Row(1).With("SO_BHXH", person.Insurance).With("MA_THE_BHYT", person.Card).With("SO_CCCD", person.Citizen).With("HO_TEN", person.Name).With("MA_HO", person.Address);
        }

        Write(folder, "wrong.csv", EnrolmentFileText.Csv([.. Enumerable.Range(0, 600).Select(index =>
        {
            Dictionary<string, string> row = Row();
            return row.With(EnrolmentFileText.Columns[index % EnrolmentFileText.Columns.Length], _people[_next - 1].Misplaced(index));
        })]));
        Write(folder, "shifted.csv", EnrolmentFileText.Csv([.. Enumerable.Range(0, 20).Select(_ => Row())]).Replace(",2,", ",", StringComparison.Ordinal));
        Write(folder, $"{Next().Name} {Next().Card}.csv", EnrolmentFileText.Csv(Row()));
        Write(folder, "headings.csv", EnrolmentFileText.Lines(Next().Name + "," + Next().Card, Next().Citizen + "," + Next().Name));
        Write(folder, "D03.csv", EnrolmentFileText.D03([.. Enumerable.Range(1, 300).Select(index =>
        {
            CanaryPerson person = Next();
            return index % 10 == 0
                ? $"{index},{person.Card},{person.Name},{person.Citizen},{person.Phone},{person.Address},{person.Name},{person.Insurance},{person.Citizen},{person.Name},{person.Card}"
                : $"{index},{person.Name},{person.Insurance},{person.Citizen},15/03/2021,X,{person.Address},00001,0,07/2026,12";
        })]));
        (People - _next).ShouldBeGreaterThan(2_000);
        Write(folder, "register.csv", EnrolmentFileText.Csv([.. Enumerable.Range(0, People - _next).Select(_ => Row())]));
    }

    private void WriteResidents(string folder)
    {
        const string Heading = "Ngày số liệu,Số định danh cá nhân,Họ và tên,Ngày sinh,Giới tính,Mã tỉnh,Mã xã,Loại cư trú,Mã hộ\r\n";
        Write(folder, "nhan-khau.csv", Heading + string.Concat(Enumerable.Range(1, 1500).Select(index =>
        {
            CanaryPerson person = Next();
            string[] fields = ["30/09/2025", person.Citizen, person.Name, "02/03/2020", "Nam", "00", "99002", "THUONG_TRU", person.Phone];
            if (index % 6 == 0)
            {
                fields[index / 6 % fields.Length] = person.Misplaced(index / 6);
            }

            return string.Join(',', fields) + "\r\n";
        })));
    }

    private void WriteEntitled(string folder)
    {
        Write(folder, "danh-sach.csv", "Thời điểm,Mã tỉnh,Mã xã,Mã nhóm,Mã trường,Tên trường,Số định danh cá nhân\r\n" + string.Concat(Enumerable.Range(1, 900).Select(index =>
        {
            CanaryPerson person = Next();
            string[] fields = ["30/09/2025", "00", "99002", "HN", "", "", person.Citizen];
            int[] judged = [0, 1, 2, 3, 6];
            if (index % 6 == 0)
            {
                fields[judged[index / 6 % judged.Length]] = person.Misplaced(index / 6);
            }

            return string.Join(',', fields) + "\r\n";
        })));
    }

    private void WritePractitioners(string folder) =>
        Write(folder, "nhan-luc.csv", "STT,Mã CSKCB,Họ và tên,Số CCHN,Chức danh nghề nghiệp,Phạm vi chuyên môn,Mã khoa,Ngày cấp CCHN,Từ ngày,Đến ngày\r\n" + string.Concat(Enumerable.Range(1, 200).Select(index =>
            $"{index},00011,{Next().Name},{Next().Citizen},BS,101,K01,{(index % 9 == 0 ? Next().Name : "15/06/2019")},01/01/2024,\r\n")));

    private void WriteClaims(string folder)
    {
        string[] summaryFields = [.. VssClaimsContract.Tables[1].Fields.Select(field => field.Name).Where(name => name is not ("MA_LK" or AccountedAmount) && !FreeTexts.Contains(name))];
        string[] lineFields = [.. VssClaimsContract.Tables[2].Fields.Select(field => field.Name).Where(name => name is not "STT" && !FreeTexts.Contains(name))];
        int number = 0;
        foreach (ContentForm form in Enum.GetValues<ContentForm>())
        {
            Write(folder, $"claims-{form}.xml", new EnvelopeText([.. Enumerable.Range(0, 260).Select(index =>
            {
                CanaryPerson person = Next();
                return new DossierText($"LK-{++number}").With(dossier =>
                {
                    dossier.Summary["HO_TEN"] = person.Name;
                    dossier.Summary["MA_THE_BHYT"] = person.Card;
                    dossier.Summary["SO_CCCD"] = person.Citizen;
                    dossier.Summary["DIA_CHI"] = person.Address;
                    dossier.Summary["DIEN_THOAI"] = person.Phone;
                    dossier.Summary["LY_DO_VV"] = $"{person.Name} {person.Address}";
                    dossier.Summary["CHAN_DOAN_RV"] = person.Name;
                    dossier.Summary["NGAY_SINH"] = "202103150000";
                    switch (index % 4)
                    {
                        case 1:
                            dossier.Summary[summaryFields[index / 4 % summaryFields.Length]] = person.Misplaced(index / 4);
                            break;
                        case 2:
                            dossier.Drugs[0][lineFields[index / 4 % lineFields.Length]] = person.Misplaced(index / 4);
                            break;
                        case 3 when index % 8 == 3:
                            dossier.Summary[person.Card] = person.Name;
                            break;
                        case 3:
                            dossier.InnerText[2] = $"<{person.Card}>";
                            break;
                    }
                });
            })]) { Form = form }.ToString());
        }

        Write(folder, $"{Next().Name}_20250504.xml", new EnvelopeText(new DossierText("LK-N")).ToString());
        Write(folder, "cut.xml", new EnvelopeText(new DossierText("LC-1").With(dossier => dossier.Summary["HO_TEN"] = Next().Name)).ToString()[..^400]);
        Write(folder, "root.xml", $"<{Next().Card}><a>{Next().Name}</a></{Next().Citizen}>");
        Write(folder, "doctype.xml", $"<!DOCTYPE a [<!ENTITY b \"{Next().Name}\">]><GIAMDINHHS>{Next().Citizen}</GIAMDINHHS>");
    }

    private void WriteCheckups(string folder)
    {
        string[] places = ["<HO_TEN>Lê Thị Chim Báo", "<SO_CCCD>000180000001", "<MA_THE_BHYT>GD4000012345678", "<NGAY_SINH>198001010000", "<GIOI_TINH>2", "<DIEN_THOAI>0900111222", "<NGAY_VAO>202604150730", "<PHAN_LOAI_SK>3", "<MA_LOAI_KCB>10", "<LOI_KHUYEN>nghỉ ngơi chim báo", "<MACH>76"];
        string[] records = [.. Enumerable.Range(0, 330).Select(index =>
        {
            CanaryPerson person = Next();
            string place = places[index % places.Length];
            return CheckupText.With(place, place[..(place.IndexOf('>', StringComparison.Ordinal) + 1)] + person.Misplaced(index / places.Length), $"K{index}");
        })];
        Write(folder, "checkups.xml", CheckupText.Envelope(records[..200]));
        Write(folder, "message.json", CheckupText.Message(CheckupText.Envelope(records[200..])));
    }

    private void WriteReplies(string folder) =>
        Write(folder, "nhat-ky.csv", "maGiaoDich,maCSKCB,tenTep,thoiGianTiepNhan,maKetQua,soHoSo,soHoSoChapNhan,soHoSoTuChoi,soHoSoCham,ngayTrich,thongDiep\r\n" + string.Concat(Enumerable.Range(1, 250).Select(index =>
            $"00001-20250403-{index:0000000},{(index % 7 == 0 ? Next().Name : "00001")},{Next().Name}_{Next().Card}.xml,{(index % 11 == 0 ? Next().Citizen : "20250403101530")},200,42,41,1,0,20250430,{Next().Name} {Next().Citizen}\r\n")));
}
