using BhytWarehouse.SampleProvince.Identities;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Text;

namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>
/// Who is who: one row per person of the sample with the numbers under which the registers know the same person. Beside the feeds, never one of them.
/// </summary>
public static class PeopleFile
{
    public const string FileName = "truth-people.csv";

    /// <summary>Days are yyyymmdd or empty; IsResident, ValidCards and what follows hold for the last day of the period. RegisterNumber is the citizen number as the resident register writes it.</summary>
    public const string Header =
        "PersonId,CitizenNumber,InsuranceNumber,InsurerKnowsCitizenNumber,HouseholdCode,FirstDay,LeftDay,DeathDay,EverInExtracts,EntitledGroup,IsResident,ValidCards,SecondInsuranceNumber,RegisterNumber";

    internal static async Task WriteAsync(string directory, SampleProvinceOptions options, Register register, CancellationToken cancellationToken)
    {
        CardSpan[] cards = new CardSpan[Register.MostSpans];
        RegisterWriting writing = new(options);
        using Utf8Buffer buffer = new(256 * 1024);
        FileStream stream = File.Create(Path.Combine(directory, FileName));
        await using (stream.ConfigureAwait(false))
        {
            buffer.Append(Header);
            buffer.Append("\n"u8);
            for (int index = 0; index < register.People; index++)
            {
                Person person = register.PersonAt(index);
                Append(buffer, options, register, writing, person, cards.AsSpan(0, register.CardsOf(person, cards)));
                if (buffer.Length > 200 * 1024)
                {
                    await stream.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
                    buffer.Clear();
                }
            }

            await stream.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Append(Utf8Buffer buffer, SampleProvinceOptions options, Register register, RegisterWriting writing, in Person person, Span<CardSpan> cards)
    {
        int shown = 0;
        int valid = 0;
        foreach (ref readonly CardSpan card in cards)
        {
            shown += card.To >= options.Start.AddDays(-1) && card.From <= options.End ? 1 : 0;
            valid += card.Covers(options.End) ? 1 : 0;
        }

        buffer.Append(person.Index + 1);
        buffer.AppendByte((byte)',');
        Register.AppendCitizenNumber(buffer, person);
        buffer.AppendByte((byte)',');
        Register.AppendInsuranceNumber(buffer, person);
        buffer.AppendByte((byte)',');
        buffer.Append(person.HasCitizenNumber ? 1 : 0);
        buffer.AppendByte((byte)',');
        Register.AppendHouseholdCode(buffer, person.Household);
        AppendDay(buffer, person.EverResident ? person.FirstDay : null);
        AppendDay(buffer, person.EverResident ? person.Left : null);
        AppendDay(buffer, person.EverResident ? person.Death : null);
        buffer.Append(shown > 0 ? ",1,"u8 : ",0,"u8);
        buffer.Append(person.Birth <= options.End ? ParticipantGroups.Codes[register.EntitledGroup(person, options.End)] : "");
        buffer.Append(person.IsResident(options.End) ? ",1,"u8 : ",0,"u8);
        buffer.Append(valid);
        buffer.AppendByte((byte)',');
        if (valid > 0 && writing.SecondOf(person) is { } second)
        {
            Register.AppendInsuranceNumber(buffer, second.Person);
        }

        buffer.AppendByte((byte)',');
        buffer.Append(person.IsResident(options.End) ? writing.AsResident(person, options.End).CitizenId : "");
        buffer.Append("\n"u8);
    }

    private static void AppendDay(Utf8Buffer buffer, DateOnly? day)
    {
        buffer.AppendByte((byte)',');
        if (day is { } known)
        {
            buffer.AppendDay(known);
        }
    }
}
