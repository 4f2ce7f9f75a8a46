//! What a passage would give away, and why it was found.

use crate::text::Language;

/// What kind of identifier a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// A surname, or a name of which we cannot tell the part.
    Surname,
    /// A first name or its initial.
    FirstName,
    /// Doctor, Mrs: what stands before a name.
    Title,
    /// A day, a month of a year, a year.
    Date,
    /// A date of birth.
    BirthDate,
    /// An age over 89.
    Age,
    /// A telephone, fax or pager number.
    Phone,
    /// An electronic address.
    Mail,
    /// An address on the web.
    Web,
    /// A street and number.
    Address,
    /// A postcode.
    Postcode,
    /// A town.
    Town,
    /// A hospital.
    Hospital,
    /// A ward, a room or a bed.
    Ward,
    /// A national number (NIR; the social security number elsewhere).
    NationalNumber,
    /// A professional's number (RPPS, ADELI).
    ProfessionalNumber,
    /// An establishment's number (FINESS, SIREN, SIRET).
    EstablishmentNumber,
    /// A patient's number.
    PatientNumber,
    /// The number of a stay or of a file.
    StayNumber,
    /// A number of a bank account or a payment card.
    BankNumber,
    /// Another number long enough to be one person's.
    OtherNumber,
    /// A trade so rare that it may be one person.
    RareJob,
}

impl Label {
    /// Every label, in the order of the documentation.
    pub const ALL: [Self; 22] = [
        Self::Surname,
        Self::FirstName,
        Self::Title,
        Self::Date,
        Self::BirthDate,
        Self::Age,
        Self::Phone,
        Self::Mail,
        Self::Web,
        Self::Address,
        Self::Postcode,
        Self::Town,
        Self::Hospital,
        Self::Ward,
        Self::NationalNumber,
        Self::ProfessionalNumber,
        Self::EstablishmentNumber,
        Self::PatientNumber,
        Self::StayNumber,
        Self::BankNumber,
        Self::OtherNumber,
        Self::RareJob,
    ];

    /// The code that programs read: in French the labels of the EDS-Pseudo corpus, elsewhere those of Presidio, each completed in its own manner.
    #[must_use]
    pub fn code(self, language: &Language) -> &'static str {
        let [_, french, english] = self.names();
        if *language == Language::french() { french } else { english }
    }

    /// The key of its words in translations.
    #[must_use]
    pub fn message(self) -> &'static str {
        self.names()[0]
    }

    fn names(self) -> [&'static str; 3] {
        match self {
            Self::Surname => ["deidentify-label-surname", "NOM", "PERSON"],
            Self::FirstName => ["deidentify-label-first-name", "PRENOM", "PERSON"],
            Self::Title => ["deidentify-label-title", "TITRE", "TITLE"],
            Self::Date => ["deidentify-label-date", "DATE", "DATE_TIME"],
            Self::BirthDate => ["deidentify-label-birth-date", "DATE_NAISSANCE", "DATE_TIME"],
            Self::Age => ["deidentify-label-age", "AGE", "AGE"],
            Self::Phone => ["deidentify-label-phone", "TEL", "PHONE_NUMBER"],
            Self::Mail => ["deidentify-label-mail", "MAIL", "EMAIL_ADDRESS"],
            Self::Web => ["deidentify-label-web", "URL", "DOMAIN_NAME"],
            Self::Address => ["deidentify-label-address", "ADRESSE", "STREET_ADDRESS"],
            Self::Postcode => ["deidentify-label-postcode", "ZIP", "ZIP_CODE"],
            Self::Town => ["deidentify-label-town", "VILLE", "GPE"],
            Self::Hospital => ["deidentify-label-hospital", "HOPITAL", "ORGANIZATION"],
            Self::Ward => ["deidentify-label-ward", "SERVICE", "WARD"],
            Self::NationalNumber => ["deidentify-label-national-number", "SECU", "US_SSN"],
            Self::ProfessionalNumber => ["deidentify-label-professional-number", "RPPS", "MEDICAL_LICENSE"],
            Self::EstablishmentNumber => ["deidentify-label-establishment-number", "FINESS", "ESTABLISHMENT_NUMBER"],
            Self::PatientNumber => ["deidentify-label-patient-number", "IPP", "PATIENT_NUMBER"],
            Self::StayNumber => ["deidentify-label-stay-number", "NDA", "STAY_NUMBER"],
            Self::BankNumber => ["deidentify-label-bank-number", "BANQUE", "CREDIT_CARD"],
            Self::OtherNumber => ["deidentify-label-other-number", "NUMERO", "ID"],
            Self::RareJob => ["deidentify-label-rare-job", "METIER", "JOB"],
        }
    }
}

/// How sure a finding is; never a reason to hide it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Worth a look.
    Possible,
    /// Shape or company speak for it.
    Likely,
    /// Shape and company, or a control key, leave little doubt.
    Sure,
}

/// Why a passage was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// A name after a title.
    AfterTitle,
    /// A name where a form or a sentence announces one.
    Announced,
    /// A first name or surname of the lists.
    ListedName,
    /// Capital letters where only a name is likely.
    NameShape,
    /// The same name as elsewhere in the text.
    SameName,
    /// The title itself.
    TitleOfName,
    /// Written as a date in digits.
    DateDigits,
    /// A date with a month or a number in words.
    DateWords,
    /// A year alone.
    YearAlone,
    /// A date of birth, from the words around.
    Birth,
    /// An age over 89.
    GreatAge,
    /// The shape of a telephone number.
    PhoneShape,
    /// A number after a word such as « tél. ».
    PhoneAnnounced,
    /// An @ between two names.
    MailShape,
    /// The shape of a web address.
    WebShape,
    /// A number and a kind of street.
    StreetShape,
    /// A postcode.
    PostcodeShape,
    /// A town of the lists, or in the place of one.
    TownNamed,
    /// A word for a hospital, and its name.
    HospitalNamed,
    /// A ward, room or bed with its name or number.
    WardNamed,
    /// A national number whose key agrees.
    NirKeyChecks,
    /// The shape of a national number whose key is absent or wrong.
    NirShape,
    /// A number whose control digit agrees.
    KeyChecks,
    /// A number announced by its name.
    NumberAnnounced,
    /// A long number without any explanation.
    LongNumber,
    /// A trade of the list.
    ListedJob,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 26] = [
        Self::AfterTitle,
        Self::Announced,
        Self::ListedName,
        Self::NameShape,
        Self::SameName,
        Self::TitleOfName,
        Self::DateDigits,
        Self::DateWords,
        Self::YearAlone,
        Self::Birth,
        Self::GreatAge,
        Self::PhoneShape,
        Self::PhoneAnnounced,
        Self::MailShape,
        Self::WebShape,
        Self::StreetShape,
        Self::PostcodeShape,
        Self::TownNamed,
        Self::HospitalNamed,
        Self::WardNamed,
        Self::NirKeyChecks,
        Self::NirShape,
        Self::KeyChecks,
        Self::NumberAnnounced,
        Self::LongNumber,
        Self::ListedJob,
    ];

    /// The stable code, for programs: `after-title`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.message().trim_start_matches("deidentify-reason-")
    }

    /// The key of its words in translations.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::AfterTitle => "deidentify-reason-after-title",
            Self::Announced => "deidentify-reason-announced",
            Self::ListedName => "deidentify-reason-listed-name",
            Self::NameShape => "deidentify-reason-name-shape",
            Self::SameName => "deidentify-reason-same-name",
            Self::TitleOfName => "deidentify-reason-title",
            Self::DateDigits => "deidentify-reason-date-digits",
            Self::DateWords => "deidentify-reason-date-words",
            Self::YearAlone => "deidentify-reason-year-alone",
            Self::Birth => "deidentify-reason-birth",
            Self::GreatAge => "deidentify-reason-great-age",
            Self::PhoneShape => "deidentify-reason-phone-shape",
            Self::PhoneAnnounced => "deidentify-reason-phone-announced",
            Self::MailShape => "deidentify-reason-mail-shape",
            Self::WebShape => "deidentify-reason-web-shape",
            Self::StreetShape => "deidentify-reason-street-shape",
            Self::PostcodeShape => "deidentify-reason-postcode-shape",
            Self::TownNamed => "deidentify-reason-town-named",
            Self::HospitalNamed => "deidentify-reason-hospital-named",
            Self::WardNamed => "deidentify-reason-ward-named",
            Self::NirKeyChecks => "deidentify-reason-nir-key-checks",
            Self::NirShape => "deidentify-reason-nir-shape",
            Self::KeyChecks => "deidentify-reason-key-checks",
            Self::NumberAnnounced => "deidentify-reason-number-announced",
            Self::LongNumber => "deidentify-reason-long-number",
            Self::ListedJob => "deidentify-reason-listed-job",
        }
    }

    /// How sure a finding with this reason is.
    #[must_use]
    pub fn confidence(self) -> Confidence {
        match self {
            Self::AfterTitle | Self::MailShape | Self::NirKeyChecks | Self::KeyChecks | Self::Birth => Confidence::Sure,
            Self::NameShape | Self::YearAlone | Self::LongNumber | Self::ListedJob | Self::WebShape => {
                Confidence::Possible
            }
            _ => Confidence::Likely,
        }
    }
}
