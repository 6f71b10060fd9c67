using System.Globalization;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Randomness;

namespace BhytWarehouse.SampleProvince.Identities;

/// <summary>How the two registers of persons write the people of the province: a share of them with the errors of ErrorKinds.csv, always the same errors for the same person.</summary>
/// <remarks>BHXH numbers, cards, households and communes stay right, whatever the list says: rows of one card have to hang together, and figures by commune are the truth of other tests.</remarks>
internal sealed class RegisterWriting(SampleProvinceOptions options)
{
    private readonly IdentityNoise _insured = new(options.Seed, options.DirtyIdentityShare, isInsured: true);
    private readonly IdentityNoise _residents = new(options.Seed, options.DirtyIdentityShare, isInsured: false);
    private readonly List<IdentityErrorKind> _made = [];

    public WrittenPerson AsInsured(in Person person) => Written(_insured, person.Index, person, person.HasCitizenNumber ? Citizen(person) : "", options.Start);

    /// <summary>The register knows everybody's number, though perhaps a wrong one.</summary>
    public WrittenPerson AsResident(in Person person, DateOnly day)
    {
        WrittenPerson written = Written(_residents, person.Index, person, Citizen(person), day);
        return written.CitizenId.Length == 12 ? written : written with { CitizenId = Citizen(person) };
    }

    /// <summary>The same person under another BHXH number, as the insurer writes the second card; one in four was given without a citizen number being shown.</summary>
    public WrittenPerson? SecondOf(in Person person)
    {
        SeededStream random = new(options.Seed, Topic.Identity, (1L << 35) + person.Index);
        if (!random.Chance(options.SecondNumberShare))
        {
            return null;
        }

        string citizenId = random.Chance(0.25) ? "" : Citizen(person);
        WrittenPerson second = Written(_insured, (1L << 32) + person.Index, person, citizenId, options.Start);
        return second with { Person = second.Person with { Index = SampleProvinceOptions.MostPeople + person.Index } };
    }

    private WrittenPerson Written(IdentityNoise noise, long number, in Person person, string citizenId, DateOnly day)
    {
        if (options.DirtyIdentityShare == 0)
        {
            return new WrittenPerson(person, citizenId);
        }

        Identity clean = new(
            person.FullName, person.OnlyBirthYearKnown ? $"{person.Birth.Year}0000" : person.Birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture), person.Sex, citizenId,
            "0000000000", "GD4000000000000", "99001", "");
        Identity written = noise.Write(number, clean, _made);
        bool isYearOnly = written.Birth.EndsWith("0000", StringComparison.Ordinal);
        DateOnly birth = isYearOnly
            ? new DateOnly(int.Parse(written.Birth.AsSpan(0, 4), CultureInfo.InvariantCulture), person.Birth.Month, person.Birth.Day)
            : DateOnly.ParseExact(written.Birth, "yyyyMMdd", CultureInfo.InvariantCulture);
        // Nobody is registered before birth: such a slip is noticed when it is made.
        bool isPossible = birth <= day || birth == person.Birth;
        return new WrittenPerson(
            person with { FullName = written.FullName, Sex = written.Sex, Birth = isPossible ? birth : person.Birth, OnlyBirthYearKnown = isPossible ? isYearOnly : person.OnlyBirthYearKnown },
            written.CitizenId);
    }

    private static string Citizen(in Person person)
    {
        (int century, int year, int serial) = person.CitizenNumber;
        return string.Create(CultureInfo.InvariantCulture, $"000{century}{year:00}{serial:000000}");
    }
}
