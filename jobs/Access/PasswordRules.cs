using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace BhytWarehouse.Jobs.Access;

/// <summary>How passwords are kept (PBKDF2 with a salt of each, by the hasher of ASP.NET Core Identity), made, and what is asked of a new one: length, and nothing that is easily guessed from the account.</summary>
internal static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 128;
    private const int MadeLength = 20;

    /// <summary>Without letters and digits that look alike on a screen.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static readonly PasswordHasher<string> Hasher = new();

    /// <summary>Of no account: a wrong name takes as long to refuse as a wrong password.</summary>
    private static readonly string Nobody = Hasher.HashPassword("", Make());

    public static string Make() => RandomNumberGenerator.GetString(Alphabet, MadeLength);

    public static string Hash(string name, string password) => Hasher.HashPassword(name, password);

    /// <param name="name">The account.</param>
    /// <param name="hash">Null where there is no such account.</param>
    /// <param name="password">What was typed.</param>
    public static bool IsRight(string name, string? hash, string password) =>
        Hasher.VerifyHashedPassword(name, hash ?? Nobody, password.Length <= Longest ? password : "") != PasswordVerificationResult.Failed && hash is not null && password.Length <= Longest;

    /// <exception cref="AccountException">It is too short or too long, or holds the name, or is one sign again and again.</exception>
    public static void Check(string name, string? password)
    {
        if (password is null || password.Length is < Shortest or > Longest)
        {
            throw new AccountException(AccountTexts.PasswordLength, Shortest, Longest);
        }

        if (password.Contains(name, StringComparison.OrdinalIgnoreCase) || password.Distinct().Count() < Shortest / 2)
        {
            throw new AccountException(AccountTexts.PasswordGuessed);
        }
    }
}
