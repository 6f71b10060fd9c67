using System.Security.Cryptography;
using System.Text;
using BhytWarehouse.Etl.Engines;

namespace BhytWarehouse.Etl.Landing;

/// <summary>The secret of an installation: made at the first run, kept in a file of its own (mode 0600), never in the database.</summary>
/// <remarks>Pseudonyms and the encryption of the landing zone use keys derived from it, so one file is what must be backed up.</remarks>
public sealed class WarehouseKey
{
    private readonly byte[] _secret;

    private WarehouseKey(byte[] secret) => _secret = secret;

    /// <summary>Tells two keys apart without giving either away: 16 hexadecimal digits.</summary>
    public string Fingerprint => Convert.ToHexStringLower(Derive("fingerprint")[..8]);

    public byte[] PseudonymKey => Derive("pseudonym");

    public byte[] LandingKey => Derive("landing");

    /// <summary>Reads the key file, or makes it where there is none.</summary>
    public static WarehouseKey OpenOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            byte[] secret = RandomNumberGenerator.GetBytes(32);
            string fresh = path + ".new";
            FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (FileStream file = new(fresh, options))
            {
                file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret)));
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: false);
        }

        string text = File.ReadAllText(path).Trim();
        return text.Length == 64 && text.All(char.IsAsciiHexDigit)
            ? new WarehouseKey(Convert.FromHexString(text))
            : throw new WarehouseException($"{path}: this is not a key of BhytWarehouse (64 hexadecimal digits expected, {text.Length} characters found). Put the key back from its backup; a new one would count every person twice.");
    }

    /// <exception cref="WarehouseException">There is no key: a new one would know nobody.</exception>
    public static WarehouseKey OpenExisting(string path) =>
        File.Exists(path) ? OpenOrCreate(path) : throw new WarehouseException($"{path}: the key of this warehouse is gone. Put it back from its backup; without it nobody is recognised and nothing landed can be read.");

    private byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, 32, info: Encoding.ASCII.GetBytes("BhytWarehouse " + purpose));
}
