using System.Security.Cryptography;
using System.Text;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Jobs.Commands;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Access;

/// <summary>The accounts of an installation, in jobs.db: who may sign in, as what, and who tried too often. Commands and pages change them here.</summary>
internal sealed class AccountBook(string path, TimeProvider time)
{
    public const string FirstName = "admin";
    public const int MostFailures = 5;
    private const string Columns = "name, role, agency, facilities, communes, language, must_change, is_disabled, stamp, made_at, signed_in_at";
    private const int LongestAgency = 100;

    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS account
        (
            name          TEXT PRIMARY KEY, -- lower case
            role          TEXT NOT NULL,
            agency        TEXT NOT NULL,
            facilities    TEXT NOT NULL, -- codes with a blank between them; with communes empty, the whole province
            communes      TEXT NOT NULL,
            language      TEXT NOT NULL DEFAULT '',
            password_hash TEXT NOT NULL,
            must_change   INTEGER NOT NULL,
            is_disabled   INTEGER NOT NULL DEFAULT 0,
            stamp         TEXT NOT NULL,
            made_at       TEXT NOT NULL, -- UTC, as the other times
            signed_in_at  TEXT NOT NULL DEFAULT ''
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS account_failure (name_hash TEXT PRIMARY KEY, failures INTEGER NOT NULL, last_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS account_ended_session (session TEXT PRIMARY KEY, ended_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """;

    /// <summary>How long a name stays locked, and how long wrong tries count.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>A session that is not used ends after this.</summary>
    public static readonly TimeSpan SessionLength = TimeSpan.FromHours(8);

    private bool _isMade;

    public IReadOnlyList<Account> All()
    {
        using SqliteConnection connection = Open();
        return connection.Rows($"SELECT {Columns} FROM account ORDER BY name", Read);
    }

    public Account? Find(string name)
    {
        using SqliteConnection connection = Open();
        return connection.Rows($"SELECT {Columns} FROM account WHERE name = @name", Read, ("@name", Plain(name))).FirstOrDefault();
    }

    /// <summary>Makes the account with which everything begins, where there is none yet; its password, which is kept nowhere, or null.</summary>
    public string? EnsureFirst()
    {
        using SqliteConnection connection = Open();
        if (connection.ScalarLong("SELECT COUNT(*) FROM account") > 0)
        {
            return null;
        }

        // Two hosts may begin at once: one of them makes it, and only that one tells the password.
        string password = PasswordRules.Make();
        return Insert(connection, FirstName, Role.Dba, "", AreaScope.Whole, password, "WHERE NOT EXISTS (SELECT 1 FROM account)") ? password : null;
    }

    /// <exception cref="AccountException">The name or the password will not do, or there is such an account.</exception>
    public void Add(string name, Role role, string agency, AreaScope area, string? password)
    {
        string plain = CheckName(name);
        PasswordRules.Check(plain, password);
        using SqliteConnection connection = Open();
        if (!Insert(connection, plain, role, CheckAgency(agency), area, password!, "WHERE NOT EXISTS (SELECT 1 FROM account WHERE name = @name)"))
        {
            throw new AccountException(AccountTexts.Exists, plain);
        }
    }

    /// <summary>Changes what is not null; ends the sessions of the account.</summary>
    /// <exception cref="AccountException">There is no such account, or nobody would be left to manage accounts.</exception>
    public Account Change(string name, Role? role, string? agency, AreaScope? area, bool? isDisabled)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        Account before = Known(connection, name);
        Account after = before with { Role = role ?? before.Role, Agency = agency is null ? before.Agency : CheckAgency(agency), Area = area ?? before.Area, IsDisabled = isDisabled ?? before.IsDisabled, Stamp = NewStamp() };
        connection.Run(
            "UPDATE account SET role = @role, agency = @agency, facilities = @facilities, communes = @communes, is_disabled = @disabled, stamp = @stamp WHERE name = @name",
            ("@role", after.Role.ToString()), ("@agency", after.Agency), ("@facilities", string.Join(' ', after.Area.Facilities)), ("@communes", string.Join(' ', after.Area.Communes)),
            ("@disabled", after.IsDisabled ? 1 : 0), ("@stamp", after.Stamp), ("@name", after.Name));
        if (!connection.Rows($"SELECT {Columns} FROM account", Read).Any(account => !account.IsDisabled && RoleRights.Has(account.Role, account.Area, Right.ManageAccounts)))
        {
            throw new AccountException(AccountTexts.LastManager, after.Name);
        }

        transaction.Commit();
        return after;
    }

    /// <summary>Gives a new password, lifts a lock and ends the sessions of the account.</summary>
    /// <param name="name">The account.</param>
    /// <param name="password">The new one.</param>
    /// <param name="mustChange">Somebody else gives it, so its owner has to choose another at the next sign-in.</param>
    /// <exception cref="AccountException">There is no such account, or the password will not do.</exception>
    public Account SetPassword(string name, string? password, bool mustChange)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        Account known = Known(connection, name);
        PasswordRules.Check(known.Name, password);
        if (PasswordRules.IsRight(known.Name, HashOf(connection, known.Name), password!))
        {
            throw new AccountException(AccountTexts.PasswordSame);
        }

        string stamp = NewStamp();
        connection.Run("UPDATE account SET password_hash = @hash, must_change = @must, stamp = @stamp WHERE name = @name",
            ("@hash", PasswordRules.Hash(known.Name, password!)), ("@must", mustChange ? 1 : 0), ("@stamp", stamp), ("@name", known.Name));
        Forget(connection, KeyOf(known.Name));
        transaction.Commit();
        return known with { MustChangePassword = mustChange, Stamp = stamp };
    }

    public void SetLanguage(string name, Language language)
    {
        using SqliteConnection connection = Open();
        connection.Run("UPDATE account SET language = @language WHERE name = @name", ("@language", language.ToString()), ("@name", Plain(name)));
    }

    /// <summary>One try to sign in, or to prove to be the owner of a session. It is counted before it is judged, so that tries at the same time are not more than one after the other would be.</summary>
    public (SignInOutcome Outcome, Account? Account) SignIn(string name, string password)
    {
        string plain = Plain(name);
        string key = KeyOf(plain);
        using SqliteConnection connection = Open();
        int failures = CountTry(connection, key);
        if (failures > MostFailures)
        {
            return (SignInOutcome.Locked, null);
        }

        if (!PasswordRules.IsRight(plain, HashOf(connection, plain), password))
        {
            return (failures == MostFailures ? SignInOutcome.Locked : SignInOutcome.Wrong, null);
        }

        Account account = Known(connection, plain);
        if (account.IsDisabled)
        {
            return (SignInOutcome.Disabled, null);
        }

        Forget(connection, key);
        connection.Run("UPDATE account SET signed_in_at = @now WHERE name = @name", ("@now", Now()), ("@name", plain));
        return (SignInOutcome.Done, account);
    }

    /// <summary>The account of a session that still stands; null where it was changed, disabled or signed out since.</summary>
    public Account? Standing(string name, string stamp, string session)
    {
        using SqliteConnection connection = Open();
        return connection.Rows(
            $"SELECT {Columns} FROM account WHERE name = @name AND stamp = @stamp AND is_disabled = 0 AND NOT EXISTS (SELECT 1 FROM account_ended_session WHERE session = @session)",
            Read, ("@name", name), ("@stamp", stamp), ("@session", session)).FirstOrDefault();
    }

    /// <summary>Ends a session for good: its cookie, wherever it was copied to, opens nothing any more.</summary>
    public void EndSession(string session)
    {
        using SqliteConnection connection = Open();
        connection.Run("INSERT OR IGNORE INTO account_ended_session (session, ended_at) VALUES (@session, @now)", ("@session", session), ("@now", Now()));
        // What ended longer ago than a session lasts has run out by itself.
        connection.Run("DELETE FROM account_ended_session WHERE ended_at < @old", ("@old", JobTime.Write(time.GetUtcNow() - SessionLength - SessionLength)));
    }

    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>How many tries stand with this one; more than <see cref="MostFailures"/> where it may not be made.</summary>
    private int CountTry(SqliteConnection connection, string key)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        connection.Run("DELETE FROM account_failure WHERE last_at <= @old", ("@old", JobTime.Write(time.GetUtcNow() - LockedFor)));
        int failures = (int)connection.ScalarLong("SELECT COALESCE(MAX(failures), 0) FROM account_failure WHERE name_hash = @key", ("@key", key)) + 1;
        if (failures <= MostFailures)
        {
            connection.Run("INSERT INTO account_failure (name_hash, failures, last_at) VALUES (@key, 1, @now) ON CONFLICT (name_hash) DO UPDATE SET failures = failures + 1, last_at = @now", ("@key", key), ("@now", Now()));
        }

        transaction.Commit();
        return failures;
    }

    private static void Forget(SqliteConnection connection, string key) => connection.Run("DELETE FROM account_failure WHERE name_hash = @key", ("@key", key));

    private bool Insert(SqliteConnection connection, string name, Role role, string agency, AreaScope area, string password, string condition) => connection.Run(
        $"INSERT INTO account (name, role, agency, facilities, communes, password_hash, must_change, stamp, made_at) SELECT @name, @role, @agency, @facilities, @communes, @hash, 1, @stamp, @now {condition}",
        ("@name", name), ("@role", role.ToString()), ("@agency", agency), ("@facilities", string.Join(' ', area.Facilities)), ("@communes", string.Join(' ', area.Communes)),
        ("@hash", PasswordRules.Hash(name, password)), ("@stamp", NewStamp()), ("@now", Now())) == 1;

    private static Account Known(SqliteConnection connection, string name) =>
        connection.Rows($"SELECT {Columns} FROM account WHERE name = @name", Read, ("@name", Plain(name))).FirstOrDefault() ?? throw new AccountException(AccountTexts.Unknown, Plain(name));

    private static string? HashOf(SqliteConnection connection, string plain) =>
        connection.Rows("SELECT password_hash FROM account WHERE name = @name", reader => reader.GetString(0), ("@name", plain)).FirstOrDefault();

    /// <summary>What is typed as a name may be anything, a number of a person or a password too: only its hash is kept.</summary>
    private static string KeyOf(string plain) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));

    private static string Plain(string name) => name.Trim().ToLowerInvariant();

    /// <exception cref="AccountException">It cannot be the name of an account.</exception>
    public static string CheckName(string name)
    {
        string plain = Plain(name);
        bool isName = plain.Length is >= 2 and <= 40 && char.IsAsciiLetterLower(plain[0]) && plain.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-' or '_');
        return isName && plain.Count(char.IsAsciiDigit) < 8 ? plain : throw new AccountException(AccountTexts.NotAName);
    }

    private static string CheckAgency(string agency) =>
        agency.Trim() is { Length: <= LongestAgency } plain && !plain.Any(char.IsControl) && plain.Count(char.IsAsciiDigit) < 8 ? plain : throw new AccountException(AccountTexts.NotAnAgency, LongestAgency);

    private static Account Read(SqliteDataReader row) => new(
        row.GetString(0), Enum.Parse<Role>(row.GetString(1)), row.GetString(2), AreaScope.Parse(row.GetString(3), row.GetString(4)), row.GetString(5) is { Length: > 0 } language ? Enum.Parse<Language>(language) : null,
        row.GetInt64(6) == 1, row.GetInt64(7) == 1, row.GetString(8), JobTime.Read(row.GetString(9)), JobTime.Find(row.GetString(10)));

    private string Now() => JobTime.Write(time.GetUtcNow());

    private SqliteConnection Open()
    {
        SqliteConnection connection = JobStore.Open(path, _isMade ? "" : Tables);
        _isMade = true;
        return connection;
    }
}
