using System.Text;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>Turns an accepted dossier into staging rows: numbers of persons into tokens, lists into their first value, names into nothing.</summary>
internal sealed class ClaimStaging(SourceReading reading)
{
    // Distinct codes a reader remembers; past it the memory starts anew and a code may stand twice, as its table allows.
    private const int CodeLimit = 500_000;

    private const int NameLimit = 1024;
    private const int UnitLimit = 50;

    private readonly Utf8Table _codes = new();
    private readonly Utf8Table _practitioners = new();
    private byte[] _practitionerTokens = new byte[64 * Pseudonyms.TokenLength];
    private byte[] _person = new byte[1024];

    public void Write(StagingBatch batch, SourceFile file, int recordNumber, int preparedDateKey, long claimKey, Dossier dossier)
    {
        ClaimSummary summary = dossier.Summary;
        WriteClaim(batch.Buffers[VssClaimsTables.Claim], file, recordNumber, preparedDateKey, claimKey, dossier);
        RowBuffer codes = batch.Buffers[VssClaimsTables.Code];
        ReadOnlySpan<byte> facility = summary[SummaryFields.MA_CSKCB];
        Mention(codes, "Diagnosis", 1, summary[SummaryFields.MA_BENH_CHINH]);
        Mention(codes, "Facility", 2, facility);
        Mention(codes, "Facility", 2, FieldText.First(summary[SummaryFields.MA_DKBD]));
        Mention(codes, "Facility", 2, summary[SummaryFields.MA_NOI_DI]);
        Mention(codes, "Facility", 2, summary[SummaryFields.MA_NOI_DEN]);
        MentionDepartment(codes, facility, FieldText.First(summary[SummaryFields.MA_KHOA]));
        RowBuffer lines = batch.Buffers[VssClaimsTables.Line];
        for (int i = 0; i < dossier.LineCount; i++)
        {
            WriteLine(lines, codes, facility, (claimKey * 100_000) + i + 1, claimKey, dossier, dossier.Line(i));
        }

        RowBuffer documents = batch.Buffers[VssClaimsTables.Document];
        for (int table = 0; table < VssClaimsContract.TableCount; table++)
        {
            if (dossier.Holds(table))
            {
                WriteDocument(documents, reading.LoadRunKey, file.SourceFileKey, recordNumber, claimKey, facility, summary.ClaimNumber, table, dossier.RowCount(table), isCheckInFile: false);
            }
        }
    }

    public static void WriteDocument(RowBuffer row, int loadRunKey, int sourceFileKey, int recordNumber, long claimKey, ReadOnlySpan<byte> facility, ReadOnlySpan<byte> claimNumber, int table, int rowCount, bool isCheckInFile)
    {
        row.Integer((claimKey * 100) + table);
        row.Integer(claimKey);
        row.Integer(loadRunKey);
        row.Integer(sourceFileKey);
        row.Integer(recordNumber);
        row.Text(facility);
        row.Text(claimNumber);
        row.Text(VssClaimsContract.Tables[table].Code);
        row.Integer(rowCount);
        row.Integer(isCheckInFile ? 1 : 0);
        row.EndRow();
    }

    private void WriteClaim(RowBuffer row, SourceFile file, int recordNumber, int preparedDateKey, long claimKey, Dossier dossier)
    {
        ClaimSummary claim = dossier.Summary;
        Span<byte> token = stackalloc byte[Pseudonyms.TokenLength];
        ReadOnlySpan<byte> card = claim.Card;
        row.Integer(claimKey);
        row.Integer(reading.LoadRunKey);
        row.Integer(file.SourceFileKey);
        row.Integer(recordNumber);
        row.Integer(0);
        row.Integer(preparedDateKey);
        row.Text(claim[SummaryFields.MA_CSKCB]);
        row.Text(claim.ClaimNumber);
        PersonToken(claim, token);
        row.Text(token);

        // A card of 15 characters ends with the BHXH number; the new form is that number alone. Another number is no key to a person.
        ReadOnlySpan<byte> member = card.Length == 15 ? card[5..] : card.Length == 10 && FieldText.TryInteger(card, out _) ? card : default;
        Token(row, "member"u8, member, token);
        Token(row, "citizen"u8, claim[SummaryFields.SO_CCCD], token);
        row.Text(card.Length == 15 ? card[..2] : default);
        row.Text(card.Length == 15 ? card.Slice(2, 1) : default);
        row.Integer(claim.SexCode);
        row.Integer(claim.BirthTime / 100_000_000);
        row.Text(claim[SummaryFields.MATINH_CU_TRU]);
        row.Text(claim[SummaryFields.MAXA_CU_TRU]);
        row.Text(FieldText.First(claim[SummaryFields.MA_DKBD]));
        row.Text(claim[SummaryFields.MA_DOITUONG_KCB]);
        row.Text(claim[SummaryFields.MA_LOAI_KCB]);
        row.Text(claim[SummaryFields.MA_BENH_CHINH]);
        row.Text(claim[SummaryFields.MA_NOI_DI]);
        row.Text(claim[SummaryFields.MA_NOI_DEN]);
        row.Integer(claim.InjuryCode);
        row.Text(claim[SummaryFields.MA_KHUVUC]);
        row.Text(FieldText.First(claim[SummaryFields.MA_KHOA]));
        row.Integer(claim.ResultCode);
        row.Integer(claim.DischargeTypeCode);
        row.Integer(claim.AdmittedAt);
        row.Integer(claim.WardAdmittedAt);
        row.Integer(claim.DischargedAt);
        row.Integer(claim.PaidAt);
        row.Integer(claim.TreatmentDays);
        row.Integer(claim.SettlementYear);
        row.Integer(claim.SettlementMonth);
        row.Hundredths(claim.DrugAmount);
        row.Hundredths(claim.SupplyAmount);
        row.Hundredths(claim.FacilityCharge);
        row.Hundredths(claim.CoveredCharge);
        row.Hundredths(claim.OutOfPocket);
        row.Hundredths(claim.Copayment);
        row.Hundredths(claim.FundPaid);
        row.Hundredths(claim.OtherSource);
        row.Hundredths(claim.FeeForServiceFundPaid);
        row.Integer(dossier.DocumentCount);
        row.Integer(dossier.LineCount);
        row.Integer(dossier.OtherRowCount);
        row.Text(dossier.ContentHash);
        row.EndRow();
    }

    private void WriteLine(RowBuffer row, RowBuffer codes, ReadOnlySpan<byte> facility, long lineKey, long claimKey, Dossier dossier, ClaimLine line)
    {
        bool isDrug = line.Table == 2;
        ReadOnlySpan<byte> drug = dossier[line.DrugCode];
        ReadOnlySpan<byte> service = dossier[line.ServiceCode];
        ReadOnlySpan<byte> supply = dossier[line.SupplyCode];
        ReadOnlySpan<byte> department = FieldText.First(dossier[line.Departments]);
        row.Integer(lineKey);
        row.Integer(claimKey);
        row.Text(isDrug ? "XML2"u8 : "XML3"u8);
        row.Integer(line.SequenceNumber);
        row.Text(drug);
        row.Text(service);
        row.Text(supply);
        row.Integer(line.CostGroup);
        row.Integer(line.Scope);
        row.Integer(line.PaymentMethod);
        row.Text(department);
        row.Text(PractitionerToken(codes, FieldText.First(dossier[line.Practitioners])));
        row.Integer(line.OrderedAt);
        row.Integer(line.ExecutedAt);
        row.Integer(line.ResultAt);
        row.Thousandths(line.Quantity);
        row.Thousandths(line.FacilityPrice);
        row.Thousandths(line.CoveredPrice);
        row.Hundredths(line.ServiceRate);
        row.Hundredths(line.FundRate);
        row.Hundredths(line.BenefitRate);
        row.Hundredths(line.FacilityCharge);
        row.Hundredths(line.CoveredCharge);
        row.Hundredths(line.OtherSource);
        row.Hundredths(line.OutOfPocket);
        row.Hundredths(line.Copayment);
        row.Hundredths(line.FundPaid);
        row.Integer(line.HasResult ? 1 : 0);
        row.EndRow();

        MentionDepartment(codes, facility, department);
        ReadOnlySpan<byte> unit = dossier[line.UnitName];
        if (isDrug)
        {
            MentionItem(codes, "Drug", 4, drug, dossier[line.ItemName], unit, line.CostGroup);
        }
        else if (!supply.IsEmpty)
        {
            // On a supply line the service code names the procedure it was used in; unit and cost group are the supply's.
            MentionItem(codes, "Supply", 5, supply, dossier[line.SupplyName], unit, line.CostGroup);
        }
        else
        {
            MentionItem(codes, "Service", 6, service, dossier[line.ItemName], unit, line.CostGroup);
        }
    }

    private void PersonToken(ClaimSummary claim, Span<byte> token)
    {
        ReadOnlySpan<byte> name = claim[SummaryFields.HO_TEN];
        int size = (name.Length * 3) + 32;
        if (_person.Length < size)
        {
            _person = new byte[size];
        }

        int length = PersonName.Normalise(name, _person);
        _person[length++] = (byte)'|';
        claim[SummaryFields.NGAY_SINH].CopyTo(_person.AsSpan(length));
        length += claim[SummaryFields.NGAY_SINH].Length;
        _person[length++] = (byte)'|';
        _person[length++] = (byte)('0' + (claim.SexCode % 10));
        reading.Pseudonyms.Write("person"u8, _person.AsSpan(0, length), token);
        _person.AsSpan(0, length).Clear();
    }

    private void Token(RowBuffer row, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> value, Span<byte> token)
    {
        if (value.IsEmpty)
        {
            row.Text(default(ReadOnlySpan<byte>));
            return;
        }

        reading.Pseudonyms.Write(kind, value, token);
        row.Text(token);
    }

    private ReadOnlySpan<byte> PractitionerToken(RowBuffer codes, ReadOnlySpan<byte> practitioner)
    {
        if (practitioner.IsEmpty)
        {
            return default;
        }

        if (_practitioners.Count >= CodeLimit)
        {
            _practitioners.Clear();
        }

        int number = _practitioners.Find(practitioner, 0, out bool isNew);
        int start = number * Pseudonyms.TokenLength;
        if (isNew)
        {
            if (start + Pseudonyms.TokenLength > _practitionerTokens.Length)
            {
                Array.Resize(ref _practitionerTokens, _practitionerTokens.Length * 2);
            }

            reading.Pseudonyms.Write("practitioner"u8, practitioner, _practitionerTokens.AsSpan(start, Pseudonyms.TokenLength));
            WriteCode(codes, "Practitioner", _practitionerTokens.AsSpan(start, Pseudonyms.TokenLength), default, default, default, 0);
        }

        return _practitionerTokens.AsSpan(start, Pseudonyms.TokenLength);
    }

    private void MentionDepartment(RowBuffer codes, ReadOnlySpan<byte> facility, ReadOnlySpan<byte> department)
    {
        if (department.IsEmpty)
        {
            return;
        }

        Span<byte> key = stackalloc byte[512];
        if (facility.Length + department.Length + 1 > key.Length)
        {
            WriteCode(codes, "Department", department, facility, default, default, 0);
            return;
        }

        facility.CopyTo(key);
        key[facility.Length] = (byte)'|';
        department.CopyTo(key[(facility.Length + 1)..]);
        if (IsNew(key[..(facility.Length + 1 + department.Length)], 3))
        {
            WriteCode(codes, "Department", department, facility, default, default, 0);
        }
    }

    private void Mention(RowBuffer codes, string kind, uint kindNumber, ReadOnlySpan<byte> code)
    {
        if (!code.IsEmpty && IsNew(code, kindNumber))
        {
            WriteCode(codes, kind, code, default, default, default, 0);
        }
    }

    private void MentionItem(RowBuffer codes, string kind, uint kindNumber, ReadOnlySpan<byte> code, ReadOnlySpan<byte> name, ReadOnlySpan<byte> unit, long costGroup)
    {
        if (code.IsEmpty)
        {
            return;
        }

        // Every spelling is told once: which of them is kept may not depend on which dossier came first, or on which thread read it.
        Span<byte> key = stackalloc byte[1024];
        int length = code.Length + name.Length + unit.Length + 2;
        if (length > key.Length)
        {
            WriteCode(codes, kind, code, default, name, unit, costGroup);
            return;
        }

        code.CopyTo(key);
        key[code.Length] = 0x1F;
        name.CopyTo(key[(code.Length + 1)..]);
        key[code.Length + 1 + name.Length] = 0x1F;
        unit.CopyTo(key[(code.Length + name.Length + 2)..]);
        if (IsNew(key[..length], kindNumber))
        {
            WriteCode(codes, kind, code, default, name, unit, costGroup);
        }
    }

    private bool IsNew(ReadOnlySpan<byte> key, uint kind)
    {
        if (_codes.Count >= CodeLimit)
        {
            _codes.Clear();
        }

        _codes.Find(key, kind, out bool isNew);
        return isNew;
    }

    private void WriteCode(RowBuffer row, string kind, ReadOnlySpan<byte> code, ReadOnlySpan<byte> qualifier, ReadOnlySpan<byte> name, ReadOnlySpan<byte> unit, long costGroup)
    {
        row.Integer(reading.LoadRunKey);
        row.Text(kind);
        row.Text(code);
        row.Text(qualifier);
        row.Text(Cut(name, NameLimit));
        row.Text(Cut(unit, UnitLimit));
        row.Integer(costGroup);
        row.EndRow();
    }

    // Names longer than the format allows have rejected the dossier before; the portal's own limit is larger than the column's for some of them.
    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text, int characters)
    {
        if (text.Length <= characters)
        {
            return text;
        }

        int at = 0;
        for (int taken = 0; at < text.Length && taken < characters; taken++)
        {
            Rune.DecodeFromUtf8(text[at..], out Rune rune, out int length);
            taken += rune.IsBmp ? 0 : 1;
            at += length;
        }

        return text[..at];
    }
}
